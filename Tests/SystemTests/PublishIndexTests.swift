import Foundation
import TestSupport
import Testing

/// Indexes are published apart from the site, and tried by its lookup before visitors get an answer.
@Suite(.enabled(if: Project.hasRsync)) struct PublishIndexTests {
  private let webmaster: Webmaster

  init() throws {
    webmaster = try Webmaster()
  }

  private func build(_ lookup: String, asOf: String, _ options: String...) throws -> String {
    let file = webmaster.folder["staging/\(lookup).idx"]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let output = try runProcess(
      Project.osta,
      arguments: [
        "index", "build", lookup, "--output", file.path, "--as-of", asOf,
        Project.folder.appending(path: "content/certificates/\(lookup)").path,
      ] + (options.isEmpty ? ["--key", webmaster.installation.key.path] : options),
      folder: webmaster.folder.url)
    #expect(output.status == 0, "\(output.standardError)")
    return file.path
  }

  private func publish(_ indexes: [String], _ options: String...) throws -> ProcessOutput {
    try runProcess(
      Project.osta,
      arguments: ["publish", webmaster.destination, "--key", webmaster.installation.key.path]
        + ["--index"] + indexes + options)
  }

  /// The bytes of an index on the host.
  private func index(_ name: String) throws -> [UInt8] {
    try webmaster.folder.read("host/index/\(name)")
  }

  private var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        atPath: webmaster.folder["host/index"].path
      ).sorted()
    }
  }

  private var lines: [Substring] {
    get throws {
      try runProcess(
        webmaster.host.appending(path: "current/cgi-bin/lookup.cgi"), environment: [:]
      ).text.split(separator: "\n")
    }
  }

  @Test func indexTakesItsPlaceAndTheOneBeforeStaysBesideIt() throws {
    let release = try webmaster.release()
    let before = try index("skill-level.idx")
    let file = try build("skill-level", asOf: "2021-01-31")
    let output = try publish([file])
    #expect(output.status == 0, "\(output.standardError)")
    #expect(output.text.contains("\(file): whole, 1000 certificates, as of 2021-01-31"))
    #expect(output.text.hasSuffix("\(webmaster.host.path)/index/skill-level.idx: in its place\n"))
    #expect(try index("skill-level.idx") == webmaster.folder.read("staging/skill-level.idx"))
    #expect(try index("skill-level.idx.previous") == before)
    #expect(try names == ["qualification.idx", "skill-level.idx", "skill-level.idx.previous"])
    #expect(webmaster.current == release)
    #expect(try webmaster.releaseNames == [release])
    #expect(
      try lines.contains { $0.hasSuffix("/skill-level.idx (1000 certificates, as of 2021-01-31)") })
  }

  /// Otherwise there would be nothing to go back to.
  @Test func sameIndexTwiceLeavesTheOneBefore() throws {
    _ = try webmaster.release()
    let before = try index("skill-level.idx")
    let file = try build("skill-level", asOf: "2021-01-31")
    for _ in 0..<2 { #expect(try publish([file]).status == 0) }
    #expect(try index("skill-level.idx.previous") == before)
  }

  @Test func indexGoesBackByItself() throws {
    let release = try webmaster.release()
    let before = try index("skill-level.idx")
    #expect(try webmaster.rollBack("--index", "skill-level").standardError.contains("no such file"))
    #expect(try publish([try build("skill-level", asOf: "2021-01-31")]).status == 0)
    let output = try webmaster.rollBack("--index", "skill-level")
    #expect(output.status == 0, "\(output.standardError)")
    #expect(try index("skill-level.idx") == before)
    #expect(
      try index("skill-level.idx.previous") == webmaster.folder.read("staging/skill-level.idx"))
    #expect(webmaster.current == release)
  }

  /// The site's lookup says so before anything is in its place.
  @Test func indexOfAKeyThatTheHostDoesNotHaveIsNotPlaced() throws {
    _ = try webmaster.release()
    let key = webmaster.folder["other.key"].path
    #expect(try Project.osta("key", "new", key).status == 0)
    let file = try build("skill-level", asOf: "2021-01-31", "--key", key)
    let before = try webmaster.snapshot()
    let output = try publish([file], "--key", key)
    #expect(output.status == 1)
    #expect(output.text.contains("skill-level.idx: the index was built with another key"))
    #expect(output.standardError.contains("the lookup would not work for visitors"))
    #expect(try webmaster.snapshot() == before)
    #expect(try publish([file]).standardError.contains("the index was built with another key"))
  }

  @Test func damagedOrMisnamedIndexNeverLeaves() throws {
    let file = try build("skill-level", asOf: "2021-01-31")
    let misnamed = webmaster.folder["staging/qualification.idx"]
    try FileManager.default.copyItem(atPath: file, toPath: misnamed.path)
    #expect(try publish([misnamed.path]).standardError.contains("name it skill-level.idx"))
    #expect(try publish([file, file]).status == 2)
    var bytes = try webmaster.folder.read("staging/skill-level.idx")
    bytes[bytes.count / 2] ^= 1
    try webmaster.folder.write(bytes, to: "staging/skill-level.idx")
    #expect(try publish([file]).standardError.contains("is damaged or from another build"))
    #expect(try names == ["qualification.idx", "skill-level.idx"])
  }

  @Test func indexesComeBeforeTheFirstSite() throws {
    try FileManager.default.removeItem(at: webmaster.host)
    let files = try ["qualification", "skill-level"].map { try build($0, asOf: "2021-01-31") }
    let output = try publish(files)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(!output.text.contains("self-check"))
    #expect(try names == ["qualification.idx", "skill-level.idx"])
    _ = try webmaster.release()
  }

  /// After a change of the columns neither fits the other one of before.
  @Test func siteAndIndexOfAChangedLookupAreShownTogether() throws {
    let first = try webmaster.release()
    let lookups = String(decoding: try webmaster.folder.read("content/lookups.yaml"), as: UTF8.self)
    let changed = lookups.replacingOccurrences(of: ", theory, practical", with: ", practical")
    try #require(changed != lookups)
    try webmaster.folder.write(changed, to: "content/lookups.yaml")
    let built = try Project.osta(
      "build", "--project", webmaster.folder.url.path, "--output",
      webmaster.installation.output.path, "--key", webmaster.installation.key.path, "--program",
      Webmaster.program)
    #expect(built.status == 0, "\(built.standardError)")
    let indexes = ["qualification", "skill-level"].map { webmaster.installation.index($0).path }
    let before = try webmaster.snapshot()
    for output in [try publish(indexes), try webmaster.publish()] {
      #expect(output.status == 1)
      #expect(output.standardError.contains("--with-site"), "\(output.text)\(output.standardError)")
      #expect(try webmaster.snapshot() == before)
    }
    let output = try publish(
      indexes, "--with-site", "--output", webmaster.installation.output.path)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(webmaster.current != first)
    #expect(try !lines.contains { !$0.hasPrefix("ok  ") })
  }
}
