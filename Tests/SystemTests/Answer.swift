import Foundation
import TestSupport

/// What came back for a request: of a CGI program or of a web server.
struct Answer {
  let status: Int
  /// Names in small letters.
  let headers: [String: String]
  /// What follows the headers.
  let body: [UInt8]

  var html: String { String(decoding: body, as: UTF8.self) }

  /// The outcome that the page says on its main element.
  var result: String? {
    html.components(separatedBy: "data-result=\"").dropFirst().first
      .map { String($0.prefix { $0 != "\"" }) }
  }

  /// How many certificates the page shows.
  var certificateCount: Int {
    html.components(separatedBy: "<section class=\"certificate").count - 1
  }

  /// Reads a response: header lines, an empty line, the page.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    var lines = head.components(separatedBy: "\r\n")
    body = Array(bytes[end.upperBound...])
    let statusLine = lines.first?.hasPrefix("HTTP/") == true ? lines.removeFirst() : nil
    var headers: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    self.headers = headers
    let words = (statusLine.map { String($0.drop { $0 != " " }.dropFirst()) } ?? headers["status"])
    guard let code = words.flatMap({ Int($0.prefix(3)) }) else { return nil }
    status = code
  }
}

/// A form as browsers send it.
func formBody(_ fields: [(String, String)]) -> [UInt8] {
  let pairs = fields.map { name, value in
    name + "=" + Array(value.utf8).map { "%" + String(format: "%02X", $0) }.joined()
  }
  return Array(pairs.joined(separator: "&").utf8)
}
