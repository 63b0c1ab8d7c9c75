import ArgumentParser
import Publishing

/// `osta rollback`.
struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Lets visitors see the release before again.",
    discussion: """
      That is the one which was served when the release of now was published; a second time goes back one \
      more. Every file is compared with its checksum and the self-check is run before the link 'current' is \
      switched. Indexes stay as they are: going back with the site never brings a revoked certificate back.

      With --index it is the other way round: the index of before changes places with the one of now, and \
      with it what was revoked since then.

      EXAMPLES
        osta rollback /srv/osta                         to the release before
        osta rollback /srv/osta --list                  which releases there are
        osta rollback osta@www.example.org:/srv/osta --to 20261125T130500Z-3f9a2c1b77d0
        osta rollback /srv/osta --index skill-level     the index alone
      """)

  @OptionGroup var destination: DestinationOptions

  @Option(help: ArgumentHelp("The release to go to.", valueName: "release"))
  var to: ReleaseID?

  @Option(
    name: .customLong("index"), parsing: .upToNextOption,
    help: ArgumentHelp("The lookups whose indexes go back.", valueName: "lookup"))
  var indexes: [IndexName] = []

  @Flag(help: "Names the releases that are there, the newest first; does nothing.")
  var list = false

  func validate() throws {
    guard to == nil || indexes.isEmpty else {
      throw ValidationError(
        "--to is about releases, --index about indexes; go back with one at a time.")
    }
  }

  func run() throws {
    guard !list else {
      return try destination.withHost { host throws(PublishingError) in say(try host.look()) }
    }
    try destination.carryOut(key: "KEY") { (state: HostState) throws(PublishingError) in
      indexes.isEmpty
        ? try .rollBack(to: to, in: state, checks: destination.selfCheck)
        : .takeBack(indexes, in: state, checks: destination.selfCheck)
    }
  }

  private func say(_ state: HostState) {
    let current = state.currentRelease
    for release in state.releases.reversed() {
      let mark = release == current ? "  current" : release.id == current?.before ? "  before" : ""
      Terminal.say("\(release.id)\(mark)")
    }
  }
}

extension ReleaseID: ExpressibleByArgument {
  init?(argument: String) {
    self.init(argument)
  }
}

extension IndexName: ExpressibleByArgument {
  init?(argument: String) {
    self.init(lookup: argument)
  }
}
