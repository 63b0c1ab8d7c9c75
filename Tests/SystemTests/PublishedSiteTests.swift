import Foundation
import TestSupport
import Testing

/// Releases in front of visitors: nginx with the configuration that `osta build` writes.
@Suite(.enabled(if: Project.hasServers)) struct PublishedSiteTests {
  private let server: WebServer

  init() throws {
    server = try WebServer(.nginx, .plainAtTheRoot)
  }

  private func osta(_ command: String, _ arguments: String...) throws {
    let host = server.folder["host"].path
    let output = try Project.osta([command, host] + arguments)
    #expect(output.status == 0, "\(output.text)\(output.standardError)")
  }

  private func publish(_ home: String) throws {
    let output = server.installation.output
    try Data(home.utf8).write(to: output.appending(path: "site/index.html"), options: .atomic)
    try osta("publish", "--output", output.path)
  }

  private var home: String {
    get throws { try server.visitor("www.osta.org.cn").get("/").html }
  }

  private func expectLookupAnswers() throws {
    let sample = try Sample.all("qualification")[42]
    let answer = try server.visitor("zscx.osta.org.cn").post(
      "/cgi-bin/lookup.cgi",
      [("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name)])
    #expect(answer.result == "found")
  }

  @Test func visitorsSeeTheNewReleaseAndAfterARollbackTheOldOne() throws {
    for text in ["第一版", "第二版"] {
      try publish(text)
      #expect(try home == text)
      try expectLookupAnswers()
    }
    try osta("rollback")
    #expect(try home == "第一版")
    try expectLookupAnswers()
  }
}
