/// The configuration of Apache 2.4 for whoever may change the server's own.
struct ApacheConfiguration: SiteOutput {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  static func outputs(of site: SiteSource) -> [Output] {
    [Output("server/apache.conf", .asset, text: ApacheConfiguration(ServedSite(site.content)).text)]
  }

  private var text: String {
    """
    # Apache 2.4 for \(site.portal), written by 'osta build'. Change content/site.yaml, not this file.
    # Put it into /etc/apache2/sites-available/osta.conf, then:
    #   a2enmod cgid env headers rewrite\(site.settings.endsTLS ? " ssl" : "") && a2ensite osta

    \(site.settings.endsTLS ? site.hosts.map(insecureHost).joined() : "")\
    <VirtualHost \(addresses(site.settings.endsTLS ? server.listenTLS : server.listen))>
      ServerName \(site.portal)
    \(site.lookupHosts.map { "  ServerAlias \($0)\n" }.joined())\
    \(site.settings.endsTLS ? certificate : "")\
      ServerSignature Off
      TraceEnable Off
      LimitRequestBody \(ServedSite.largestForm)
    \(transportSecurity)\
      DocumentRoot "\(site.root)"
      ErrorDocument 404 \(site.base)404.html
      ScriptAlias \(site.programPath) "\(site.program)"
    \(base)
    \(folders.indented())
    </VirtualHost>

    """
  }

  private var server: ServerSettings { site.settings.server }

  /// Addresses as Apache writes them; those of all machines are one.
  private func addresses(_ listen: [ListenAddress]) -> String {
    let all = listen.map { address in
      let isAny = address.host == nil || ["[::]", "0.0.0.0"].contains(address.host)
      return isAny ? "*:\(address.port)" : address.description
    }
    return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map { $0.element }
      .joined(separator: " ")
  }

  /// Who asks in plain HTTP asks again over TLS, a form with all its fields.
  private func insecureHost(_ host: String) -> String {
    """
    <VirtualHost \(addresses(server.listen))>
      ServerName \(host)
      Redirect 308 / https://\(host)\(site.portOfTLS)/
    </VirtualHost>

    """
  }

  private var certificate: String {
    """
      SSLEngine on
      # CERTIFICATE, the next two lines:
      SSLCertificateFile "\(server.certificate)"
      SSLCertificateKeyFile "\(server.certificateKey)"
      SSLProtocol -all +TLSv1.2 +TLSv1.3

    """
  }

  private var transportSecurity: String {
    site.strictTransportSecurity.map {
      "  Header always set Strict-Transport-Security \"\($0)\"\n"
    } ?? ""
  }

  /// Outside of the site's base there is nothing.
  private var base: String {
    guard site.base != "/" else { return "" }
    return """
        RedirectMatch 308 "^\(escapedForPattern(String(site.base.dropLast())))$" \(site.base)
        RedirectMatch 404 "^/(?!\(escapedForPattern(String(site.base.dropFirst()))))"
        Alias \(site.base) "\(site.root)/"

      """
  }

  private var folders: String {
    """
    <Directory "\(site.settings.install)">
      Options FollowSymLinks
      AllowOverride None
      Require all denied
    </Directory>
    <Directory "\(site.release)/cgi-bin">
      Require all granted
      AcceptPathInfo Off
    \(site.environment.map { "  SetEnv \($0.name) \"\($0.value)\"" }.joined(separator: "\n"))
    </Directory>
    <Directory "\(site.root)">
      Require all granted
    \(ApacheRules(site).text.indented())
    </Directory>
    """
  }
}
