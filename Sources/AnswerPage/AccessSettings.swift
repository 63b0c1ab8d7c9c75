import CertificateIndex
package import RequestLimits

/// Who may ask from where, and how often; from `site.yaml`.
package struct AccessSettings: Equatable, Sendable {
  /// Whether forms are answered over plain HTTP, too, and not only from the machine itself.
  package var allowsHTTP: Bool
  /// The names under which the site answers, in small letters; its forms come from pages of these.
  package var hosts: [[UInt8]]
  /// Where the site's forms are sent, as an origin such as `https://zscx.example.org`; empty where that
  /// is the host that shows them.
  package var formOrigin: [UInt8]
  /// The proxies that are believed about whom they forward.
  package var trustedProxies: [AddressBlock]
  package var limits: LimitSettings

  package init(
    allowsHTTP: Bool, hosts: [[UInt8]], formOrigin: [UInt8], trustedProxies: [AddressBlock],
    limits: LimitSettings
  ) {
    self.allowsHTTP = allowsHTTP
    self.hosts = hosts
    self.formOrigin = formOrigin
    self.trustedProxies = trustedProxies
    self.limits = limits
  }

  /// The settings as bytes of the answer page.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(counted: formOrigin)
    bytes.append(byte: allowsHTTP ? 1 : 0)
    limits.encode(into: &bytes)
    bytes.append(byte: UInt8(hosts.count))
    for host in hosts { bytes.append(counted: host) }
    bytes.append(byte: UInt8(trustedProxies.count))
    for block in trustedProxies { block.encode(into: &bytes) }
    return bytes
  }

  /// The form's origin alone of what ``encoded`` wrote.
  static func formOrigin(from reader: inout ByteReader) -> [UInt8] {
    reader.countedBytes()
  }

  /// Reads what ``encoded`` wrote.
  init(from reader: inout ByteReader) {
    formOrigin = AccessSettings.formOrigin(from: &reader)
    allowsHTTP = reader.number(bytes: 1) == 1
    limits = LimitSettings(from: &reader)
    let hostCount = Int(reader.number(bytes: 1))
    hosts = []
    hosts.reserveCapacity(hostCount)
    for _ in 0..<hostCount { hosts.append(reader.countedBytes()) }
    trustedProxies = []
    for _ in 0..<reader.number(bytes: 1) {
      trustedProxies.append(AddressBlock(from: &reader))
    }
  }
}
