import Foundation
import TestSupport
import Testing

/// `osta serve`: the whole site on this machine, the lookup included.
@Suite(.enabled(if: Project.hasServers))
struct PreviewTests {
  @Test(arguments: ["/", "/osta/"])
  func previewShowsTheSiteAndAnswersLookups(base: String) throws {
    let installation = try Installation(program: Project.lookupPrograms[0]) { text, folder in
      text.replacingOccurrences(of: "base: /\n", with: "base: \(base)\n")
        .replacingOccurrences(of: "state: \"\"", with: "state: \(folder["state"].path)")
    }
    let folder = installation.folder
    let server = try RunningProcess(
      Project.osta.path,
      [
        "serve", "--project", folder.url.path, "--output", installation.output.path, "--key",
        installation.key.path, "--program", Project.lookupPrograms[0], "--port", "0",
      ], log: folder["serve.log"])
    let port = try server.wait(for: "the address") {
      try server.output.components(separatedBy: "http://127.0.0.1:").dropFirst().first
        .flatMap { $0.contains("\n") ? UInt16($0.prefix { $0.isNumber }) : nil }
    }
    let visitor = Visitor(port: port, host: "127.0.0.1:\(port)")
    #expect(try visitor.get(base).html.contains("OSTA 技能人才评价证书全国联网查询"))
    #expect(try visitor.get(base + "coverage.html").status == 200)
    #expect(try visitor.get(base + "absent.html").status == 404)
    #expect(try visitor.get(base + "%2e%2e/osta.conf").status == 404)
    for lookup in ["qualification", "skill-level"] {
      let sample = try Sample.all(lookup)[8]
      let answer = try visitor.post(
        base + "cgi-bin/lookup.cgi",
        [("lookup", lookup), ("certificate_no", sample.number), ("id_no", sample.idNumber)])
      #expect(answer.status == 200)
      #expect(answer.result == "found")
    }
    // The folder for counters is that of the web host, which need not be here.
    #expect(try !server.output.contains("queries are not counted"))
  }

  @Test func aPortThatIsTakenIsSaidAtOnce() throws {
    let installation = try Installation(program: Project.lookupPrograms[0])
    let folder = installation.folder
    let arguments = [
      "serve", "--project", folder.url.path, "--key", installation.key.path, "--program",
      Project.lookupPrograms[0], "--port",
    ]
    let server = try RunningProcess(
      Project.osta.path, arguments + ["0"], log: folder["serve.log"])
    let port = try server.wait(for: "the address") {
      try server.output.components(separatedBy: "http://127.0.0.1:").dropFirst().first
        .flatMap { $0.contains("\n") ? UInt16($0.prefix { $0.isNumber }) : nil }
    }
    let second = try Project.osta(arguments + ["\(port)"])
    #expect(second.status == 1)
    #expect(
      second.standardError.hasSuffix(
        "127.0.0.1:\(port): error: the port cannot be had (Address already in use); end the program that "
          + "has it, or choose another one with --port\n"))
  }

  @Test func openPagesLearnOfEachSaveAndOfWhatIsWrong() throws {
    let installation = try Installation(program: Project.lookupPrograms[0])
    let folder = installation.folder
    let server = try RunningProcess(
      Project.osta.path,
      [
        "serve", "--project", folder.url.path, "--key", installation.key.path, "--program",
        Project.lookupPrograms[0], "--port", "0",
      ], log: folder["serve.log"])
    let port = try server.wait(for: "the address") {
      try server.output.components(separatedBy: "http://127.0.0.1:").dropFirst().first
        .flatMap { $0.contains("\n") ? UInt16($0.prefix { $0.isNumber }) : nil }
    }
    let visitor = Visitor(port: port, host: "127.0.0.1:\(port)")
    let about = "content/pages/about.md"
    let text = String(decoding: try folder.read(about), as: UTF8.self)
    func save(_ text: String) throws -> String {
      let seen = try #require(
        try visitor.get("/about.html").html.split(separator: "data-build=\"").last?
          .prefix { $0.isNumber })
      try folder.write(text, to: about)
      let next = try visitor.get("/.osta/build?after=\(seen)").html
      #expect(next != "\(seen)\n")
      return try visitor.get("/about.html").html
    }
    #expect(try save(text + "\n改动甲\n").contains("改动甲"))
    let broken = try save(text.replacingOccurrences(of: "title:", with: "titel:"))
    #expect(broken.contains("改动甲"))
    #expect(broken.contains("\(about):2:1: error: unknown field 'titel'"))
    let mended = try save(text)
    #expect(!mended.contains("改动甲"))
    #expect(!mended.contains("'titel'"))
  }
}
