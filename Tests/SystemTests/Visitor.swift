import Foundation
import TestSupport
import Testing

/// A visitor's browser: asks a server on this machine under any host name.
struct Visitor {
  let port: UInt16
  let host: String

  /// Asks for a page.
  func get(_ path: String) throws -> Answer {
    try answer(path, [])
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
        "*", "--header", "Host: \(host)", "http://127.0.0.1:\(port)\(path)",
      ] + arguments, standardInput: body)
    #expect(output.status == 0, "\(output.standardError)")
    return try #require(Answer(output.standardOutput))
  }
}
