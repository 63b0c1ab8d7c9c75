import Foundation
import TestSupport
import Testing

/// A visitor's browser: asks a server on this machine under any host name.
struct Visitor {
  let port: UInt16
  let host: String
  /// The certificate that is believed; nil for plain HTTP.
  var certificate: URL?
  /// Headers that go with every request.
  var headers: [String] = []

  /// The same visitor, who sends a header too.
  func sending(_ header: String) -> Visitor {
    var visitor = self
    visitor.headers.append(header)
    return visitor
  }

  /// Asks for a page.
  func get(_ path: String) throws -> Answer {
    try answer(path, [])
  }

  /// Asks for a page in compressed form, and unpacks it.
  func getCompressed(_ path: String) throws -> Answer {
    try answer(path, ["--compressed", "--header", "Accept-Encoding: gzip"])
  }

  /// Asks by another method, without a body.
  func ask(_ path: String, method: String) throws -> Answer {
    try answer(path, ["--request", method, "--header", "Content-Length: 0"])
  }

  /// Sends a form.
  func post(_ path: String, _ fields: [(String, String)]) throws -> Answer {
    try post(path, body: formBody(fields))
  }

  /// Sends bytes as a form.
  func post(_ path: String, body: [UInt8]) throws -> Answer {
    try answer(path, ["--data-binary", "@-", "--header", "Expect:"], body: body)
  }

  private func answer(_ path: String, _ arguments: [String], body: [UInt8] = []) throws -> Answer {
    let output = try runProcess(
      URL(filePath: "/usr/bin/curl"),
      arguments: [
        "--silent", "--show-error", "--include", "--path-as-is", "--max-time", "20", "--noproxy",
        "*", "--http1.1",
      ] + headers.flatMap { ["--header", $0] } + address(path) + arguments, standardInput: body)
    #expect(output.status == 0, "\(output.standardError)")
    return try #require(Answer(output.standardOutput))
  }

  private func address(_ path: String) -> [String] {
    guard let certificate else {
      return ["--header", "Host: \(host)", "http://127.0.0.1:\(port)\(path)"]
    }
    return [
      "--cacert", certificate.path, "--resolve", "\(host):\(port):127.0.0.1",
      "https://\(host):\(port)\(path)",
    ]
  }
}
