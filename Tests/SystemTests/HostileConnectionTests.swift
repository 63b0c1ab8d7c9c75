import Foundation
import TestSupport
import Testing

/// What is sent to the web servers in front of the program: they refuse it, or the program gets it as it
/// was and answers rightly; and the next visitor is answered.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct HostileConnectionTests {
  /// Bytes for a server, and the status of each; "found" stands behind every 200.
  private struct Row {
    let name: String
    let bytes: [UInt8]
    let statuses: [WebServer.Kind: Int]

    init(_ name: String, _ text: String, _ body: [UInt8] = [], nginx: Int, apache: Int) {
      self.name = name
      bytes = Array(text.replacing("\n", with: "\r\n").utf8) + body
      statuses = [.nginx: nginx, .apache: apache]
    }
  }

  private static let question: [UInt8] = {
    do {
      let sample = try Sample.all("qualification")[4]
      return formBody([
        ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
      ])
    } catch {
      return []
    }
  }()

  private static let start = """
    POST /cgi-bin/lookup.cgi HTTP/1.1
    Host: zscx.osta.org.cn
    Content-Type: application/x-www-form-urlencoded

    """

  private static let length = "Content-Length: \(question.count)\n"

  private static func chunks(_ body: [UInt8]) -> [UInt8] {
    Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
  }

  private static let rows = [
    Row("a right question", start + length + "\n", question, nginx: 200, apache: 200),
    Row(
      "chunked", start + "Transfer-Encoding: chunked\n\n", chunks(question), nginx: 200, apache: 400
    ),
    Row(
      "chunked and large", start + "Transfer-Encoding: chunked\n\n",
      chunks([UInt8](repeating: 0x61, count: 60_000)), nginx: 413, apache: 400),
    Row(
      "chunked and counted", start + length + "Transfer-Encoding: chunked\n\n", chunks(question),
      nginx: 400, apache: 400),
    Row("two lengths", start + length + "Content-Length: 5\n\n", question, nginx: 400, apache: 400),
    Row("no length", start + "\n", nginx: 400, apache: 400),
    Row("a negative length", start + "Content-Length: -5\n\n", question, nginx: 400, apache: 400),
    Row(
      "a length of gigabytes", start + "Content-Length: 99999999999\n\n", nginx: 413, apache: 413),
    Row(
      "too large", start + "Content-Length: 70000\n\n", [UInt8](repeating: 0x61, count: 70_000),
      nginx: 413, apache: 413),
    Row(
      "a line end inside a header", start + "X-A: a\rHostile: b\n" + length + "\n", question,
      nginx: 400, apache: 400),
    Row(
      "a header on two lines", start + "X-A: a\n  Hostile: b\n" + length + "\n", question,
      nginx: 400, apache: 200),
    Row("NUL in a header", start + "X-A: \0\n" + length + "\n", question, nginx: 400, apache: 400),
    Row(
      "a header of 20 KiB", start + "X-A: \(String(repeating: "a", count: 20_000))\n\n", nginx: 400,
      apache: 400),
    Row(
      "names of the server's own variables",
      start + "Remote-Addr: 127.0.0.1\nProxy: http://hostile.example\nHTTP_PROXY: hostile\n"
        + length
        + "\n", question, nginx: 200, apache: 200),
    Row(
      "markup in the address",
      "POST /cgi-bin/lookup.cgi/<hostile> HTTP/1.1\nHost: zscx.osta.org.cn\n\(length)\n", question,
      nginx: 405, apache: 404),
    Row(
      "markup in the query",
      start.replacing("lookup.cgi ", with: "lookup.cgi?<hostile>=%3Chostile%3E ") + length + "\n",
      question, nginx: 200, apache: 200),
    Row("a request that is none", "<hostile>\n\n", nginx: 400, apache: 400),
  ]

  @Test(arguments: [WebServer.Kind.nginx, .apache])
  func serverRefusesItOrTheProgramAnswersRightly(kind: WebServer.Kind) throws {
    let server = try WebServer(kind, .plainAtTheRoot)
    for row in Self.rows {
      let connection = try KeptConnection(port: server.plainPort)
      connection.send(row.bytes)
      guard let answer = try connection.answerOrEnd() else {
        Issue.record("\(row.name): no answer; \(try server.logs)")
        continue
      }
      #expect(answer.status == row.statuses[kind], "\(row.name)")
      if answer.status == 200 { #expect(answer.result == "found", "\(row.name)") }
      #expect(!answer.html.contains("<hostile"), "\(row.name)")
      #expect(answer.headers["hostile"] == nil, "\(row.name)")
    }
    try visitorsWhoLeaveDoNoHarm(server)
  }

  /// Half a form, and a form whose answer nobody waits for.
  private func visitorsWhoLeaveDoNoHarm(_ server: WebServer) throws {
    for _ in 0..<20 {
      try KeptConnection(port: server.plainPort).send(Array(formRequest(Self.question).dropLast(9)))
      try KeptConnection(port: server.plainPort).send(formRequest(Self.question))
    }
    let connection = try KeptConnection(port: server.plainPort)
    connection.send(formRequest(Self.question))
    #expect(try connection.answer().result == "found")
    let facts = try #require(try Sample.all("qualification").dropFirst(4).first)
    #expect(!(try server.logs.contains(facts.number)))
  }

  @Test(arguments: WebServer.Kind.allCases)
  func nobodyIsBelievedWhoWritesAForwarderInFrontOfTheProxy(kind: WebServer.Kind) throws {
    let server = try WebServer(kind, .plainAtTheRoot) { text, _, _ in
      text.replacing(
        "allow_http: true", with: "allow_http: false\n  trusted_proxies: [127.0.0.1]")
    }
    func status(_ forwarded: String) throws -> Int {
      let connection = try KeptConnection(port: server.plainPort)
      connection.send(
        Array((Self.start + forwarded + Self.length + "\n").replacing("\n", with: "\r\n").utf8)
          + Self.question)
      return try connection.answer().status
    }
    #expect(try status("X-Forwarded-For: 127.0.0.1\n") == 200)
    #expect(try status("X-Forwarded-For: 127.0.0.1, 203.0.113.9\n") == 403)
    #expect(try status("X-Forwarded-For: 127.0.0.1\nX-Forwarded-For: 203.0.113.9\n") == 403)
  }
}
