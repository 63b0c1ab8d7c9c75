package import RequestLimits

/// Where the forms are sent and who may ask, from `lookup:` in `site.yaml`.
package struct LookupAccess: Sendable {
  /// The address of the site on the host that answers, such as `https://zscx.example.org/`; nil where
  /// the host that shows a form answers it.
  package var url: String?
  package var allowsHTTP = false
  /// The proxies that are believed about whom they forward.
  package var trustedProxies: [AddressBlock] = []
  package var limits = LimitSettings.usual
}

extension LookupAccess {
  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    url = fields.text("url")
    allowsHTTP = fields.flag("allow_http")
    for text in fields.texts("trusted_proxies") {
      guard let block = AddressBlock(Array(text.utf8)) else {
        fields.report(
          "trusted_proxies",
          "'\(text)' is no address of a machine or a network; write it as 192.0.2.1 or 10.0.0.0/8")
        continue
      }
      trustedProxies.append(block)
    }
    limits = fields.object("limits") { LimitSettings(&$0) } ?? limits
    if let url, origin.isEmpty || !url.hasSuffix("/") {
      fields.report(
        "url", "'\(url)' must be the address of a folder, such as https://zscx.example.org/")
    }
    if trustedProxies.count > 255 {
      fields.report("trusted_proxies", "there are more than 255; write networks as 10.0.0.0/8")
    }
  }

  /// The origin of ``url``, such as `https://zscx.example.org`; empty where there is none.
  var origin: String {
    guard let url, let scheme = ["https://", "http://"].first(where: url.hasPrefix) else {
      return ""
    }
    let authority = url.dropFirst(scheme.count).prefix { $0 != "/" }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    let isPort = parts.count == 1 || parts.count == 2 && UInt16(parts[1]) != nil
    let isPath = url.dropFirst(scheme.count + authority.count).allSatisfy(isSafeInConfiguration)
    return isHostName(String(parts[0])) && isPort && isPath ? scheme + authority : ""
  }

  /// The host of ``url``, without its port; nil where there is none.
  var host: String? {
    origin.split(separator: "/").last.map { String($0.prefix { $0 != ":" }) }
  }
}

extension LimitSettings {
  fileprivate init(_ fields: inout YAMLFields) {
    self = .usual
    soft = fields.number("soft", in: 0...60_000) ?? soft
    hard = fields.number("hard", in: 0...60_000) ?? hard
    everybody = fields.number("everybody", in: 1...60_000) ?? everybody
    work = fields.number("work", in: 1...100_000_000) ?? work
    wait = fields.number("wait", in: 1...600) ?? wait
    if soft > hard { fields.report("soft", "'soft' must not be above 'hard', which is \(hard)") }
  }
}
