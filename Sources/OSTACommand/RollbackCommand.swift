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

      EXAMPLES
        osta rollback /srv/osta                         to the release before
        osta rollback /srv/osta --list                  which releases there are
        osta rollback osta@www.example.org:/srv/osta --to 20261125T130500Z-3f9a2c1b77d0
      """)

  @OptionGroup var destination: DestinationOptions

  @Option(help: ArgumentHelp("The release to go to.", valueName: "release"))
  var to: ReleaseID?

  @Flag(help: "Names the releases that are there, the newest first; does nothing.")
  var list = false

  func run() throws {
    try destination.withHost { host throws(PublishingError) in
      if list { return say(try host.look()) }
      let plan = { (state: HostState) throws(PublishingError) in
        try ReleasePlan.rollBack(to: to, in: state, checks: destination.selfCheck)
      }
      if destination.dryRun { return show(try plan(try host.look())) }
      try Publication(on: host, webUser: destination.webUser, key: "the key") { Terminal.say($0) }
        .run(plan)
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
