import CertificateIndex

/// The status of a response and its phrase (RFC 9110, section 15).
package enum Status: Equatable, Sendable {
  case ok
  case badRequest
  case forbidden
  case methodNotAllowed
  case contentTooLarge
  case tooManyRequests
  case serviceUnavailable

  var line: StaticString {
    switch self {
    case .ok: "200 OK"
    case .badRequest: "400 Bad Request"
    case .forbidden: "403 Forbidden"
    case .methodNotAllowed: "405 Method Not Allowed"
    case .contentTooLarge: "413 Content Too Large"
    case .tooManyRequests: "429 Too Many Requests"
    case .serviceUnavailable: "503 Service Unavailable"
    }
  }
}

/// A response with a page or an object.
package struct Response: Equatable, Sendable {
  package let status: Status
  /// The page or the object, UTF-8.
  package let body: [UInt8]
  private let format: Format
  /// Where forms of the page may be sent besides the host itself; empty for nowhere.
  var formOrigin: [UInt8] = []
  /// Whether the page runs a script of the site.
  var runsScript = false
  /// Seconds after which it is worth asking again.
  var retryAfter: Int?

  init(status: Status, body: [UInt8], format: Format) {
    self.status = status
    self.body = body
    self.format = format
  }

  /// Status and headers as a CGI program writes them in front of the body (RFC 3875, section 6), with
  /// the blank line behind them.
  package var head: [UInt8] {
    var bytes = ByteWriter(room: 384)
    bytes.add("Status: ")
    bytes.add(status.line)
    bytes.add("\r\nContent-Type: ")
    bytes.add(format == .json ? "application/json" : "text/html; charset=utf-8")
    bytes.add("\r\nVary: Accept\r\nContent-Length: ")
    bytes.add(decimal: body.count)
    bytes.add("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n")
    bytes.add("Referrer-Policy: strict-origin\r\n")
    bytes.add(
      "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; "
        as StaticString)
    if runsScript { bytes.add("script-src 'self'; ") }
    bytes.add("form-action 'self'")
    if !formOrigin.isEmpty { bytes.add(" ") }
    bytes.add(formOrigin[...])
    bytes.add("; base-uri 'none'; frame-ancestors 'none'\r\n")
    if status == .methodNotAllowed { bytes.add("Allow: POST\r\n") }
    if let retryAfter {
      bytes.add("Retry-After: ")
      bytes.add(decimal: retryAfter)
      bytes.add("\r\n")
    }
    bytes.add("\r\n")
    return bytes.finish()
  }
}
