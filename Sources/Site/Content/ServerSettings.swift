/// How the web server listens and runs the lookup, from `server:` in `site.yaml`.
package struct ServerSettings: Sendable {
  /// Where plain HTTP is listened for.
  package var listen: [ListenAddress] = [ListenAddress("80"), ListenAddress("[::]:80")]
    .compactMap { $0 }
  /// Where HTTPS is listened for.
  package var listenTLS: [ListenAddress] = [ListenAddress("443"), ListenAddress("[::]:443")]
    .compactMap { $0 }
  /// Whether another server in front ends TLS, so that this one is asked in plain HTTP alone.
  package var isBehindTLS = false
  /// The certificate of all hosts with its chain, a file on the host.
  package var certificate = "/etc/ssl/osta/fullchain.pem"
  /// The certificate's key, a file on the host.
  package var certificateKey = "/etc/ssl/osta/privkey.pem"
  /// Where nginx reaches fcgiwrap.
  package var fastcgi = GatewayAddress.unix("/run/osta-lookup.sock")
  /// How many lookups fcgiwrap runs at a time.
  package var workers: UInt32 = 8
  /// The user, and the group of the same name, that runs the lookup.
  package var user = "www-data"

  init() {}
}

extension ServerSettings {
  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    self.init()
    listen = fields.addresses("listen") ?? listen
    listenTLS = fields.addresses("listen_tls") ?? listenTLS
    isBehindTLS = fields.flag("behind_tls")
    certificate = fields.place("certificate") ?? certificate
    certificateKey = fields.place("certificate_key") ?? certificateKey
    workers = fields.number("workers", in: 1...1000) ?? workers
    if let text = fields.text("fastcgi") {
      if let address = GatewayAddress(text) {
        fastcgi = address
      } else {
        fields.report(
          "fastcgi", "'\(text)' is no address; write it as unix:/run/osta-lookup.sock")
      }
    }
    if let name = fields.text("user") {
      user = name
      if !isUserName(name) { fields.report("user", "'\(name)' is no user; write it as www-data") }
    }
  }
}

/// Whether a text is the name of a user as Debian makes them: small letters, digits, `_` and `-`.
private func isUserName(_ text: String) -> Bool {
  text.utf8.count <= 32 && text.first.map { $0.isLetter || $0 == "_" } == true
    && text.allSatisfy {
      $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_" || $0 == "-")
    }
}

extension YAMLFields {
  /// Addresses to listen on; nil where the field is missing or empty.
  fileprivate mutating func addresses(_ name: String) -> [ListenAddress]? {
    let texts = texts(name)
    for text in texts where ListenAddress(text) == nil {
      report(name, "'\(text)' is no address; write it as 80 or 127.0.0.1:8080")
    }
    return texts.isEmpty ? nil : texts.compactMap { ListenAddress($0) }
  }
}
