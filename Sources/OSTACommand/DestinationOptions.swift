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
      "Who runs the lookup for visitors; else the owner of its state folder, or who publishes.",
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

  /// Carries a plan out, or says its steps.
  ///
  /// - Parameters:
  ///   - bundle: What is published; nil where no site is.
  ///   - key: How the key is called in advice.
  ///   - plan: Makes the plan for what lies there.
  /// - Throws: What ends the command.
  func carryOut(
    of bundle: BundleContents? = nil, key: String,
    _ plan: (HostState) throws(PublishingError) -> PublicationPlan
  ) throws {
    try withHost { host throws(PublishingError) in
      try bundle?.places.expect(at: host.destination)
      guard !dryRun else {
        for step in try plan(try host.look()).steps { Terminal.say("would \(step)") }
        return
      }
      try Publication(on: host, of: bundle, webUser: webUser, key: key) { Terminal.say($0) }
        .run(plan)
    }
  }

  /// Does something with the host.
  func withHost(_ work: (WebHost) throws(PublishingError) -> Void) throws {
    try reporting { () throws(PublishingError) in
      let connections = try PrivateFolder()
      let destination = try Destination(destination, from: workingFolder)
      try work(WebHost(destination, by: try transport(to: destination, connections)))
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

/// What is wrong ends the command.
func reporting<Value>(_ work: () throws(PublishingError) -> Value) throws -> Value {
  do throws(PublishingError) {
    return try work()
  } catch {
    throw Failure(error.message)
  }
}

/// Where the user stands.
var workingFolder: String { FileManager.default.currentDirectoryPath }
