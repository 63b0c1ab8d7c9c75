import ArgumentParser

/// `osta key`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Makes the secret key of a site.",
    subcommands: [New.self])

  /// `osta key new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a new random key to a file that does not exist yet.",
      discussion: """
        Whoever has the key and an index can try certificates out, so it lies outside of output/ and of \
        the document root, readable by its owner (0600) or the web server's group (0640) alone. \
        Without it an index cannot be read: keep a copy in a safe place.

        EXAMPLE
          osta key new .osta/key
        """)

    @Argument(help: "The file to write.")
    var file: String

    func run() throws {
      try KeyFile(path: file).create()
      Terminal.say("\(file): a new key, mode 0600")
    }
  }
}
