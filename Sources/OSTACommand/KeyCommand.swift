import ArgumentParser
import CertificateIndex

/// `osta key`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Makes and changes the secret key of a site.",
    discussion: """
      To change the key: 'osta key add', bring the file to the web host, build and publish every index, \
      'osta key retire', bring the file to the host again. In between, old and new indexes answer.
      """,
    subcommands: [New.self, Add.self, Retire.self, List.self])

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

  /// `osta key add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a new random key, with which indexes are built from now on.",
      discussion: """
        The keys that are there stay, so that indexes made with them go on answering. Mode, owner and \
        group of the file stay too.

        EXAMPLE
          osta key add .osta/key
        """)

    @Argument(help: "The file with the key.")
    var file: String

    func run() throws {
      let keys = try KeyFile(path: file).add()
      Terminal.say(
        "\(file): \(keys.keys.count) keys; indexes are built with the new one from now on. Bring the file "
          + "to the web host before the first of them")
    }
  }

  /// `osta key retire`.
  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes out every key but the newest.",
      discussion: """
        An index that was made with an old key answers no more after that. Name the published indexes, \
        and nothing is done while one of them needs an old key.

        EXAMPLE
          osta key retire .osta/key --index qualification.idx skill-level.idx
        """)

    @Argument(help: "The file with the keys.")
    var file: String

    @Option(
      name: .customLong("index"), parsing: .upToNextOption,
      help: "Indexes that must not need an old key.")
    var indexes: [String] = []

    func run() throws {
      try KeyFile(path: file).retire(sparing: indexes)
      Terminal.say("\(file): one key is left; bring the file to the web host")
    }
  }

  /// `osta key list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says how many keys a file has, and which of them each index needs.",
      discussion: """
        EXAMPLE
          osta key list .osta/key --index qualification.idx skill-level.idx
        """)

    @Argument(help: "The file with the keys.")
    var file: String

    @Option(
      name: .customLong("index"), parsing: .upToNextOption, help: "Indexes to find the keys of.")
    var indexes: [String] = []

    func run() throws {
      let keys = try KeyFile(path: file).read()
      let count = keys.keys.count
      Terminal.say("\(file): \(count) \(count == 1 ? "key" : "keys"), the newest in line \(count)")
      for index in indexes {
        Terminal.say("\(index): by the key in line \(try keys.position(ofIndex: index) + 1)")
      }
    }
  }
}
