import ArgumentParser
import Foundation
import Publishing

/// Where a site is published, and how to get there.
struct DestinationOptions: ParsableArguments {
  @Argument(help: "A folder of this machine, or user@host:/path for one that ssh reaches.")
  var destination: String

  @Option(help: "The port of ssh, where it is not the usual one.")
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "A configuration for ssh in the place of ~/.ssh/config.", valueName: "file"))
  var sshConfig: String?

  @Option(
    help: ArgumentHelp(
      "Who runs the lookup for visitors; else who publishes, or www-data where that is root.",
      valueName: "user"))
  var webUser: String?

  @Flag(help: "Says what would be done, and does nothing.")
  var dryRun = false

  @Flag(
    inversion: .prefixedNo,
    help: "Lets the lookup program say that it works before visitors see it.")
  var selfCheck = true

  func validate() throws {
    guard let webUser else { return }
    guard webUser.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.\-]*/) != nil else {
      throw ValidationError("'\(webUser)' is no name of a user.")
    }
  }

  /// Does something with the host; what is wrong ends the command.
  func withHost(_ work: (WebHost) throws(PublishingError) -> Void) throws {
    do throws(PublishingError) {
      let connections = try PrivateFolder()
      let destination = try Destination(destination, from: workingFolder)
      try work(WebHost(destination, by: try transport(to: destination, connections)))
    } catch {
      throw Failure(error.message)
    }
  }

  private func transport(
    to destination: Destination, _ connections: PrivateFolder
  ) throws(PublishingError) -> any Transport {
    switch destination {
    case .folder: LocalFolder()
    case .remote(let remote):
      try SecureShell(
        to: remote, port: port, configuration: sshConfig, connection: connections.path + "/ssh")
    }
  }
}

/// Where the user stands.
var workingFolder: String { FileManager.default.currentDirectoryPath }
