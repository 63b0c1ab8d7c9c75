import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DevServer

@Suite struct DevServerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("<p>首页", to: "site/index.html")
    try folder.write("<p>没有", to: "site/404.html")
    try folder.write("a{}", to: "site/assets/a.css")
  }

  @Test func servesFilesWithTheirTypes() async throws {
    try await withServer { port in
      let page = try await HTTPExchange(port: port, "GET", "/osta/")
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.headers["cache-control"] == "no-store")
      #expect(page.body == "<p>首页")
      let missing = try await HTTPExchange(port: port, "GET", "/osta/none")
      #expect(missing.status == 404)
      #expect(missing.body == "<p>没有")
      let outside = try await HTTPExchange(port: port, "GET", "/osta/%2e%2e/cgi")
      #expect(outside.status == 404)
    }
  }

  @Test func headHasTheLengthAndNoBody() async throws {
    try await withServer { port in
      let head = try await HTTPExchange(port: port, "HEAD", "/osta/assets/a.css")
      #expect(head.status == 200)
      #expect(head.headers["content-length"] == "3")
      #expect(head.body.isEmpty)
    }
  }

  @Test func folderWithoutItsSlashRedirectsWithTheQuery() async throws {
    try await withServer { port in
      let answer = try await HTTPExchange(port: port, "GET", "/osta/assets?a=b")
      #expect(answer.status == 308)
      #expect(answer.headers["location"] == "/osta/assets/?a=b")
    }
  }

  @Test func otherMethodsOnFilesAreNotAllowed() async throws {
    try await withServer { port in
      let answer = try await HTTPExchange(port: port, "POST", "/osta/", body: [65])
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == "GET, HEAD")
    }
  }

  @Test func programGetsTheRequestAndItsAnswerComesBack() async throws {
    try await withServer(
      script: """
        echo "Status: 201 Made"
        echo "Content-Type: text/plain"
        echo "Set-Cookie: a=1"
        echo "Set-Cookie: b=2"
        echo "Content-Length: 1"
        echo
        echo "$REQUEST_METHOD $QUERY_STRING $SERVER_PORT $HTTP_ORIGIN $EXTRA $HOME"
        cat
        """
    ) { port in
      let answer = try await HTTPExchange(
        port: port, "POST", "/osta/cgi-bin/lookup.cgi?q=%E5%BC%A0",
        headers: ["Origin: http://localhost"], body: Array("name=张三".utf8))
      #expect(answer.status == 201)
      #expect(answer.headers["set-cookie"] == "a=1, b=2")
      #expect(answer.body == "POST q=%E5%BC%A0 \(port) http://localhost extra \nname=张三")
    }
  }

  @Test func bodyMayHave1MiBAndNoMore() async throws {
    let script = """
      echo "Content-Type: text/plain"
      echo
      wc -c
      """
    try await withServer(script: script) { port in
      let path = "/osta/cgi-bin/lookup.cgi"
      let longest = [UInt8](repeating: 65, count: 1 << 20)
      let full = try await HTTPExchange(port: port, "POST", path, body: longest)
      #expect(full.status == 200)
      #expect(full.body.trimmingCharacters(in: .whitespacesAndNewlines) == "1048576")
      let over = try await HTTPExchange(port: port, "POST", path, body: longest + [65])
      #expect(over.status == 413)
      let far = try await HTTPExchange(port: port, "POST", path, body: longest + longest + longest)
      #expect(far.status == 413)
    }
  }

  @Test func programThatLeavesItsBodyUnreadIsFine() async throws {
    let script = "echo \"Content-Type: text/plain\"; echo; echo yes"
    try await withServer(script: script) { port in
      let answer = try await HTTPExchange(
        port: port, "POST", "/osta/cgi-bin/lookup.cgi",
        body: [UInt8](repeating: 65, count: 1 << 20))
      #expect(answer.status == 200)
      #expect(answer.body == "yes\n")
    }
  }

  @Test func standardErrorGoesToTheLogByLine() async throws {
    let log = try await withServer(script: "echo one >&2; echo two >&2; exit 3") { port in
      let answer = try await HTTPExchange(port: port, "GET", "/osta/cgi-bin/lookup.cgi")
      #expect(answer.status == 502)
      let message = """
        The answer of the program cannot be shown: the program wrote no blank line after its \
        headers; see its log, it may have crashed.

        """
      #expect(answer.body == message)
    }
    let lines = [
      "one", "two", "/osta/cgi-bin/lookup.cgi ended with status 3",
      "the program wrote no blank line after its headers; see its log, it may have crashed",
    ]
    #expect(log == lines)
  }

  @Test func aConnectionThatFailsIsNoFaultOfThePreview() async throws {
    let log = try await withServer { port in
      let answer = try await HTTPExchange(port: port, "", "")
      #expect(answer.status == 0)
      let page = try await HTTPExchange(port: port, "GET", "/osta/")
      #expect(page.status == 200)
    }
    #expect(log.isEmpty)
  }

  @Test func programThatDoesNotStartIs502() async throws {
    try await withServer(script: nil) { port in
      let answer = try await HTTPExchange(port: port, "GET", "/osta/cgi-bin/lookup.cgi")
      #expect(answer.status == 502)
      #expect(answer.body.contains("the program does not start"))
    }
  }

  @Test func portThatIsTakenIsAnError() async throws {
    try await withServer { port in
      let second = try DevServer(
        configuration: .init(root: folder["site"], port: port))
      let fault = DevServer.PortFault(port: port, reason: "Address already in use")
      await #expect(throws: fault) { try await second.run() }
    }
  }

  @Test(arguments: [
    ("localhost", 200), ("LocalHost:8080", 200), ("127.0.0.1", 200), ("127.0.0.1:8080", 200),
    ("[::1]:8080", 200), ("192.0.2.1:8080", 200), ("www.localhost:8080", 200),
    ("rebound.example", 421), ("rebound.example:8080", 421), ("127.0.0.1.example", 421),
    ("localhost.example:8080", 421), ("notlocalhost", 421), ("", 421),
  ])
  func onlyThisMachineIsAskedByName(host: String, status: Int) async throws {
    try await withServer { port in
      let answer = try await HTTPExchange(port: port, "GET", "/osta/", host: host)
      #expect(answer.status == status)
    }
  }

  @Test func serverThatWasStoppedDoesNotRun() async throws {
    let server = try DevServer(configuration: .init(root: folder["site"]))
    await server.stop()
    try await server.run()
  }

  /// Runs a server while the body asks, then stops it, and returns what was logged.
  @discardableResult
  private func withServer(
    script: String? = "exit 1", _ body: (UInt16) async throws -> Void
  ) async throws -> [String] {
    if let script { try folder.writeProgram("#!/bin/sh\n\(script)\n", to: "cgi") }
    let cgi = CGIProgram(
      executable: folder["cgi"], urlPath: "/osta/cgi-bin/lookup.cgi",
      environment: ["EXTRA": "extra"])
    let log = Log()
    let server = try DevServer(
      configuration: .init(root: folder["site"], basePath: "/osta/", cgi: cgi),
      log: { log.add($0) })
    async let running: Void = server.run()
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(try await server.listeningPort(within: 300)))
    } catch {
      outcome = .failure(error)
    }
    await server.stop()
    try await running
    try outcome.get()
    return log.lines.withLock { $0 }
  }
}

/// Keeps the lines that the server logs.
private final class Log: Sendable {
  let lines = Mutex<[String]>([])

  func add(_ line: String) {
    lines.withLock { $0.append(line) }
  }
}
