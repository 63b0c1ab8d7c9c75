import RequestLimits

/// What a server listens on: a port, on one address of the machine or on all of them.
package struct ListenAddress: Equatable, Sendable {
  /// An address of the machine, one of IPv6 in brackets; nil for all.
  package let host: String?
  package let port: UInt16

  /// Reads `80`, `127.0.0.1:8080` or `[::1]:8080`, and nothing else.
  package init?(_ text: String) {
    let digits = text.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
    guard let port = UInt16(digits), port > 0, digits.allSatisfy(\.isNumber) else { return nil }
    self.port = port
    let host = text.dropLast(digits.count)
    guard !host.isEmpty else {
      self.host = nil
      return
    }
    guard ListenAddress.isAddress(host.dropLast()) else { return nil }
    self.host = String(host.dropLast())
  }

  private static func isAddress(_ host: Substring) -> Bool {
    let isInBrackets = host.hasPrefix("[") && host.hasSuffix("]")
    let address = isInBrackets ? host.dropFirst().dropLast() : host
    return address.contains(":") == isInBrackets && NetworkAddress(Array(address.utf8)) != nil
  }
}

extension ListenAddress: CustomStringConvertible {
  package var description: String { (host.map { $0 + ":" } ?? "") + String(port) }
}
