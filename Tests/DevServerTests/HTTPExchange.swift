import Foundation
import Glibc

/// A response as it came over the wire.
struct HTTPExchange: Sendable {
  let status: Int
  let headers: [String: String]
  let body: String

  /// Sends one request to this machine and reads until the server closes.
  init(
    port: UInt16, _ method: String, _ path: String, host: String = "localhost",
    headers: [String] = [], body: [UInt8] = []
  ) async throws {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"]
    if !body.isEmpty { lines.append("Content-Length: \(body.count)") }
    let head = (lines + headers).joined(separator: "\r\n") + "\r\n\r\n"
    let request = Array(head.utf8) + body
    let response = try await withCheckedThrowingContinuation { continuation in
      // Blocking calls stay off the threads that the server needs.
      Thread.detachNewThread {
        continuation.resume(with: Result { try Self.send(request, to: port) })
      }
    }
    self.init(response)
  }

  private init(_ response: [UInt8]) {
    let text = String(decoding: response, as: UTF8.self)
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\r\n")
    status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
    headers = Dictionary(
      lines.dropFirst().map { line in
        let pair = line.split(separator: ":", maxSplits: 1)
        return (pair[0].lowercased(), String(pair[1].dropFirst()))
      }, uniquingKeysWith: { "\($0), \($1)" })
    body = parts.count > 1 ? String(parts[1]) : ""
  }

  struct SocketFault: Error {
    let errno: Int32
  }

  private static func send(_ request: [UInt8], to port: UInt16) throws -> [UInt8] {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        connect(connection, $0.baseAddress, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw SocketFault(errno: errno) }
    var rest = request[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw SocketFault(errno: errno) }
      rest = rest.dropFirst(sent)
    }
    return try receive(connection)
  }

  private static func receive(_ connection: Int32) throws -> [UInt8] {
    var response: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(connection, &buffer, buffer.count)
      guard count >= 0 else { throw SocketFault(errno: errno) }
      if count == 0 { return response }
      response += buffer[..<count]
    }
  }
}
