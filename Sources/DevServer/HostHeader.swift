import Glibc

/// The host that a request asks, as its header `Host` has it.
struct HostHeader {
  let value: String

  /// Whether the host is an address or `localhost`, which always mean this machine here.
  ///
  /// Any other name may be that of somebody who lets it lead to 127.0.0.1 (DNS rebinding): browsers would
  /// then show drafts to the pages of that site as its own.
  var isOfThisMachine: Bool {
    if value.hasPrefix("[") { return true }
    let name = value.prefix { $0 != ":" }.lowercased()
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    var address = in_addr()
    return inet_pton(AF_INET, name, &address) == 1
  }
}
