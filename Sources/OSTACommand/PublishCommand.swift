import ArgumentParser
import Foundation
import Publishing
import Site

/// `osta publish`.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Brings a built site to a web host, as a release of its own.",
    discussion: """
      Site, lookup program and osta.conf of the bundle go into a new folder, releases/ID. When every file \
      there has its checksum, and the lookup program says that index and key fit, the link 'current' is \
      switched: visitors see all of the new release or all of the old one. 'osta rollback' goes back. \
      The last releases are kept; a file that did not change is stored once.

      Indexes are no part of a release, and the key is never copied; what to do where it is missing is said.

      On this machine and on the host there must be rsync; on the host sh, flock and sha256sum.

      EXAMPLES
        osta publish /srv/osta                          on this machine
        osta publish osta@www.example.org:/srv/osta     on another one, by ssh
        osta publish /srv/osta --dry-run                what would be done
      """)

  @OptionGroup var destination: DestinationOptions
  @OptionGroup var project: ProjectOptions

  @Option(help: "The bundle; output/ in the project where it is not said.")
  var output: String?

  @Option(help: "How many releases are kept; the one that was served before always is.")
  var keep = 5

  func validate() throws {
    guard keep >= 1 else { throw ValidationError("--keep must be at least 1.") }
  }

  func run() throws {
    let output = output ?? project.displayName("output")
    guard !BundleWriter.isAtWork(in: URL(filePath: output)) else {
      throw Failure(
        "\(output): error: a build is writing here, or was ended half-way; run 'osta build' to its end"
      )
    }
    try destination.withHost { host throws(PublishingError) in
      let bundle = try BundleContents(of: output, from: workingFolder)
      try bundle.places.expect(at: host.destination)
      try publish(bundle, on: host)
    }
  }

  private func publish(_ bundle: BundleContents, on host: WebHost) throws(PublishingError) {
    let plan = { (state: HostState) in
      ReleasePlan.publish(
        contents: bundle.digest, to: state, keep: keep, now: Date(),
        checks: destination.selfCheck)
    }
    if destination.dryRun { return show(plan(try host.look())) }
    try Publication(
      on: host, of: bundle, webUser: destination.webUser, key: project.displayName(".osta/key")
    ) { Terminal.say($0) }.run(plan)
  }
}

/// Says what would be done.
func show(_ plan: ReleasePlan) {
  for step in plan.steps { Terminal.say("would \(step)") }
}
