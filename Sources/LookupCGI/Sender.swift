package import AnswerPage
import CertificateIndex
package import RequestLimits

/// What the web server and the browser say of where a request comes from (RFC 3875, section 4.1; Fetch
/// Metadata Request Headers, section 2.3; RFC 6454, section 7).
package struct Sender: Equatable, Sendable {
  /// `REMOTE_ADDR`: the machine at the other end of the connection.
  package var remoteAddress: [UInt8]
  /// `HTTPS`: `on` where the connection is encrypted.
  package var https: [UInt8]
  /// `X-Forwarded-For`: who was forwarded, by those who did.
  package var forwardedFor: [UInt8]
  /// `X-Forwarded-Proto`: how the first proxy was asked.
  package var forwardedScheme: [UInt8]
  /// `Sec-Fetch-Site`: how the page with the form is related to this program.
  package var fetchSite: [UInt8]
  /// `Origin`: the page with the form.
  package var origin: [UInt8]

  package init(
    remoteAddress: [UInt8] = [], https: [UInt8] = [], forwardedFor: [UInt8] = [],
    forwardedScheme: [UInt8] = [], fetchSite: [UInt8] = [], origin: [UInt8] = []
  ) {
    self.remoteAddress = remoteAddress
    self.https = https
    self.forwardedFor = forwardedFor
    self.forwardedScheme = forwardedScheme
    self.fetchSite = fetchSite
    self.origin = origin
  }

  /// Why the sender gets no answer; nil where it may ask.
  package func refusal(_ settings: AccessSettings) -> Refusal? {
    guard isSecure(settings) || settings.allowsHTTP || isOnThisMachine(settings) else {
      return .insecure
    }
    return isForeign(settings) ? .foreign : nil
  }

  /// The address that asks; nil where nobody who is believed says it.
  ///
  /// From the machine at the other end it goes back over the proxies that are trusted to the first
  /// address that is not one of them. Where one of them names no address, nobody knows who asks: that is
  /// not the proxy, which may well be this machine.
  package func client(_ settings: AccessSettings) -> NetworkAddress? {
    guard var client = NetworkAddress(remoteAddress) else { return nil }
    var rest = forwardedFor[...]
    while settings.trusts(client), let before = rest.cutLast() {
      guard let address = NetworkAddress(before) else { return nil }
      client = address
    }
    return client
  }

  /// Whether nobody on the way could read the form.
  private func isSecure(_ settings: AccessSettings) -> Bool {
    if let proxy = NetworkAddress(remoteAddress), settings.trusts(proxy), !forwardedScheme.isEmpty {
      var schemes = forwardedScheme[...]
      return schemes.cut(before: UInt8(ascii: ",")).spells("https")
    }
    return https[...].spells("on") || https == "1"
  }

  private func isOnThisMachine(_ settings: AccessSettings) -> Bool {
    client(settings)?.isLoopback == true
  }

  /// Whether the form stands on a page of somebody else.
  ///
  /// Who says nothing of it, as programs do, or hides it (`null`), is left to the limiter.
  private func isForeign(_ settings: AccessSettings) -> Bool {
    if fetchSite == "same-origin" || fetchSite == "same-site" || fetchSite == "none" {
      return false
    }
    if origin.isEmpty || origin == "null" { return false }
    guard let host = hostOfOrigin else { return true }
    return !settings.hosts.contains(host)
      && !(isOnThisMachine(settings) && (host == "localhost" || host == "127.0.0.1"))
  }

  /// The host of the origin in small letters, without scheme and port; nil for what is no origin of the
  /// web.
  private var hostOfOrigin: [UInt8]? {
    var rest = origin.map(lowercased)[...]
    let scheme = rest.cut(before: UInt8(ascii: ":"))
    guard scheme.spells("https") || scheme.spells("http"), rest.starts(with: [UInt8]("//")) else {
      return nil
    }
    rest = rest.dropFirst(2)
    return Array(rest.cut(before: UInt8(ascii: ":")))
  }
}

extension AccessSettings {
  fileprivate func trusts(_ address: NetworkAddress) -> Bool {
    trustedProxies.contains { $0.contains(address) }
  }
}

extension ArraySlice<UInt8> {
  /// Takes what stands behind the last comma, without spaces; nil where nothing is left.
  fileprivate mutating func cutLast() -> [UInt8]? {
    guard !isEmpty else { return nil }
    let comma = lastIndex(of: UInt8(ascii: ","))
    let last = self[(comma.map { $0 + 1 } ?? startIndex)...]
    self = self[..<(comma ?? startIndex)]
    return last.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  }
}
