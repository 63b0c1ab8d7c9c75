import Foundation
import Testing

/// A connection to a server on this machine that takes any bytes, and stays open from answer to answer.
final class KeptConnection {
  private let socket: Int32
  private var received: [UInt8] = []

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    address.sin_port = port.bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw Gone() }
  }

  deinit {
    close(socket)
  }

  /// The server has closed the connection.
  struct Gone: Error {}

  /// Sends bytes; a server that no longer listens is none of the sender's business.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  /// The next answer, whole.
  ///
  /// - Throws: `Gone` where the connection ends before that.
  func answer() throws -> Answer {
    var end = received.firstRange(of: Array("\r\n\r\n".utf8))
    while end == nil {
      try receive()
      end = received.firstRange(of: Array("\r\n\r\n".utf8))
    }
    let headSize = end?.upperBound ?? 0
    let head = try #require(Answer(Array(received[..<headSize])))
    if head.status == 100 {
      received.removeFirst(headSize)
      return try answer()
    }
    let whole = Array(received[..<headSize])
    received.removeFirst(headSize)
    let body =
      head.headers["transfer-encoding"] == "chunked"
      ? try chunks() : try take(head.headers["content-length"].flatMap { Int($0) } ?? 0)
    return try #require(Answer(whole + body))
  }

  /// The next answer; nil where the server closes the connection instead.
  func answerOrEnd() throws -> Answer? {
    do { return try answer() } catch is Gone { return nil }
  }

  /// A body that comes in pieces, each behind its length (RFC 9112, section 7.1).
  private func chunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      var line: [UInt8] = []
      while !line.suffix(2).elementsEqual("\r\n".utf8) { line += try take(1) }
      let digits = String(decoding: line.dropLast(2), as: UTF8.self)
      let size = try #require(Int(digits, radix: 16))
      body += try take(size)
      _ = try take(2)
      if size == 0 { return body }
    }
  }

  /// The next bytes, whenever they come.
  private func take(_ count: Int) throws -> [UInt8] {
    while received.count < count { try receive() }
    defer { received.removeFirst(count) }
    return Array(received[..<count])
  }

  private func receive() throws {
    let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
    }
    guard !piece.isEmpty else { throw Gone() }
    received += piece
  }
}

extension Answer {
  /// Whether the server closes the connection behind the answer.
  var isLast: Bool { headers["connection"]?.lowercased() == "close" }
}

/// A form as it goes over a connection.
func formRequest(_ body: [UInt8], path: String = "/cgi-bin/lookup.cgi") -> [UInt8] {
  Array(
    """
    POST \(path) HTTP/1.1\r
    Host: zscx.osta.org.cn\r
    Content-Type: application/x-www-form-urlencoded\r
    Content-Length: \(body.count)\r
    \r

    """.utf8) + body
}
