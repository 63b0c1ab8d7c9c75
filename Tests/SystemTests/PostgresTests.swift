import Foundation
import TestSupport
import Testing

/// The pipe of docs/certificates.md, word for word, from a real PostgreSQL into an index.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct PostgresTests {
  /// A cluster with the samples in a table whose columns have names of its own.
  private final class Database {
    let cluster: PostgresCluster
    let folder: TemporaryFolder
    let samples: [Sample]
    private let key: URL

    var index: String { folder["index/skill-level.idx"].path }

    /// Fills a new cluster; the key is one that is there, or a new one.
    init(key: URL? = nil) throws {
      samples = try Sample.all("skill-level")
      folder = try TemporaryFolder()
      cluster = try PostgresCluster()
      try folder.write([], to: "index/.keep")
      self.key = key ?? folder["osta.key"]
      if key == nil { #expect(try Project.osta("key", "new", self.key.path).status == 0) }
      try folder.write(Database.query, to: "certificates.sql")
      try cluster.run(
        """
        CREATE TABLE certificates (
          id serial PRIMARY KEY, number text, kind text, document text, holder text, occupation text,
          level smallint, issuer text, issued date, theory text, practical text, state text,
          revoked boolean GENERATED ALWAYS AS (state = 'revoked') STORED)
        """,
        """
        \\copy certificates (number, kind, document, holder, occupation, level, issuer, issued, \
        theory, practical, state) FROM '\(Database.csv.path)' WITH (FORMAT csv, HEADER)
        """)
    }

    static let csv = Project.folder.appending(
      path: "content/certificates/skill-level/samples.csv")

    /// The query and the script as docs/certificates.md has them.
    static let query = block("sql")
    static let script = block("sh")

    /// The first block of a language in the part "From PostgreSQL".
    private static func block(_ language: String) -> String {
      let page = Project.folder.appending(path: "docs/certificates.md")
      guard let text = try? String(contentsOf: page, encoding: .utf8),
        let part = text.components(separatedBy: "## From PostgreSQL\n").last,
        let start = part.components(separatedBy: "```\(language)\n").dropFirst().first,
        let block = start.components(separatedBy: "```").first
      else { preconditionFailure("docs/certificates.md has no \(language) in From PostgreSQL") }
      return block
    }

    /// The script with the places of this test, which accepts any number of certificates.
    var script: String {
      [
        ("/etc/osta/osta.key", key.path),
        ("/srv/osta-project", Project.folder.path),
        ("/srv/osta/index/skill-level.idx", index),
        ("$(date +%F)", "2020-10-28"),
        ("--expect 1000000", "--max-shrink 100"),
      ].reduce(Database.script) { script, place in
        script.replacingOccurrences(of: place.0, with: place.1)
      }
    }

    /// Runs the script, or another one, in the test's folder.
    func run(_ script: String) throws -> ProcessOutput {
      let path = Project.osta.deletingLastPathComponent().path + ":/usr/bin:/bin"
      return try runProcess(
        URL(filePath: "/bin/bash"), arguments: ["-c", script],
        environment: cluster.environment.merging([
          "PATH": path,
          // Rows come one by one in the order of the index, so that a query can fail in the middle.
          "PGOPTIONS": "-c enable_sort=off -c enable_seqscan=off",
        ]) { $1 }, folder: folder.url)
    }

    /// Builds from the CSV file itself to `path`.
    func buildFromFile(to path: String, _ input: String = csv.path) throws {
      let built = try Project.osta(
        "index", "build", "skill-level", "--key", key.path, "--as-of", "2020-10-28",
        "--output", path, input, input: input == "-" ? [UInt8](Data(contentsOf: Database.csv)) : [])
      #expect(built.status == 0, "\(built.standardError)")
    }

    /// What the index says of itself, without what its sources are called and what follows from that.
    func counts(_ path: String) throws -> String {
      let info = try Project.osta("index", "info", path, "--json")
      var json = try #require(
        try JSONSerialization.jsonObject(with: Data(info.standardOutput)) as? [String: Any])
      json["fileID"] = nil
      let sources = try #require(json["sources"] as? [[String: Any]])
      json["sources"] = sources.map { source in source.filter { $0.key != "name" } }
      let text = try JSONSerialization.data(withJSONObject: json, options: .sortedKeys)
      return String(decoding: text, as: UTF8.self)
    }
  }

  @Test func tableBecomesTheIndexThatItsFileBecomes() throws {
    let database = try Database()
    let output = try database.run(database.script)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(output.text.contains("\(database.samples.count) certificates"))

    let fromInput = database.folder["input.idx"].path
    try database.buildFromFile(to: fromInput, "-")
    #expect(try database.folder.read("input.idx") == database.folder.read("index/skill-level.idx"))

    let fromFile = database.folder["file.idx"].path
    try database.buildFromFile(to: fromFile)
    #expect(try database.counts(fromFile) == database.counts(database.index))
  }

  @Test(arguments: Project.lookupPrograms)
  func certificatesOfTheTableAreFound(program: String) throws {
    let installation = try Installation(program: program)
    let database = try Database(key: installation.key)
    #expect(try database.run(database.script).status == 0)
    try FileManager.default.removeItem(at: installation.index("skill-level"))
    try FileManager.default.copyItem(
      atPath: database.index, toPath: installation.index("skill-level").path)
    let samples = database.samples
    for (sample, other) in zip(samples, samples.dropFirst(100)).prefix(40) {
      let found = try installation.ask(
        "skill-level", [("certificate_no", sample.number), ("id_no", sample.idNumber)]
      ).answer
      #expect(found.result == "found")
      #expect(found.html.contains(sample.occupation))
      let none = try installation.ask(
        "skill-level", [("certificate_no", sample.number), ("id_no", other.idNumber)]
      ).answer
      #expect(none.result == "none")
    }
  }

  /// Ways in which the rows end too early.
  enum Interruption: CaseIterable {
    case queryFails
    case serverEndsTheConnection
    case pipeIsCutInALine
    case psqlIsKilled

    /// The condition behind FROM, by which a query ends in its middle.
    var condition: String {
      switch self {
      case .queryFails: "WHERE 1 / (id - 600) IS NOT NULL"
      case .serverEndsTheConnection: "WHERE id <> 600 OR pg_terminate_backend(pg_backend_pid())"
      case .pipeIsCutInALine: ""
      case .psqlIsKilled: "WHERE id <> 600 OR pg_sleep(600) IS NULL"
      }
    }

    /// The script with the interruption.
    func apply(to script: String) -> String {
      switch self {
      case .queryFails, .serverEndsTheConnection: script
      case .pipeIsCutInALine:
        script.replacingOccurrences(
          of: "--file certificates.sql", with: "--file certificates.sql | head -c 50000")
      case .psqlIsKilled:
        script.replacingOccurrences(
          of: "psql --no-psqlrc", with: "timeout --signal KILL 1 psql --no-psqlrc")
      }
    }
  }

  @Test(arguments: Interruption.allCases)
  func oldIndexStaysWhenTheRowsEndTooEarly(interruption: Interruption) throws {
    let database = try Database()
    #expect(try database.run(database.script).status == 0)
    let before = try database.folder.read("index/skill-level.idx")
    try database.folder.write(
      Database.query.replacingOccurrences(
        of: "ORDER BY id", with: interruption.condition + " ORDER BY id"),
      to: "certificates.sql")
    let output = try database.run(interruption.apply(to: database.script))
    #expect(output.status == 1)
    #expect(output.standardError.contains("the input was cut off"))
    #expect(output.standardError.contains("standard input:"), "\(output.standardError)")
    #expect(try database.folder.read("index/skill-level.idx") == before)
    #expect(try database.folder.files().filter { $0.hasPrefix("index/") }.count == 2)
  }
}
