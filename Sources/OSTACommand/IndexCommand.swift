import ArgumentParser

/// `osta index`.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Builds, verifies and describes certificate indexes.",
    subcommands: [IndexBuildCommand.self, IndexVerifyCommand.self, IndexInfoCommand.self])
}
