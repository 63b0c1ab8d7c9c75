/// Where the web server reaches the processes that run the lookup (FastCGI).
package enum GatewayAddress: Equatable, Sendable {
  /// A socket in the file system.
  case unix(String)
  case network(ListenAddress)

  /// Reads `unix:/run/osta-lookup.sock` or `127.0.0.1:9000`, and nothing else.
  package init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard isPlace(path) else { return nil }
      self = .unix(path)
    } else {
      guard let address = ListenAddress(text), address.host != nil else { return nil }
      self = .network(address)
    }
  }
}

extension GatewayAddress: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unix(let path): "unix:" + path
    case .network(let address): address.description
    }
  }
}
