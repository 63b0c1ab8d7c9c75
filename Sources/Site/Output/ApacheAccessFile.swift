/// The `.htaccess` for a host where nothing else of Apache's configuration can be changed.
struct ApacheAccessFile: SiteOutput {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  static func outputs(of site: SiteSource) -> [Output] {
    [Output("server/.htaccess", .asset, text: ApacheAccessFile(ServedSite(site.content)).text)]
  }

  private var text: String {
    """
    # Apache 2.4 for \(site.portal), written by 'osta build'. Change content/site.yaml, not this file.
    # It goes beside index.html; cgi-bin/ and osta.conf go there too. The host must allow it FileInfo and
    # Options. Where the host has a folder of its own for programs, remove the next five lines.
    Options -Indexes +ExecCGI
    <Files "lookup.cgi">
      SetHandler cgi-script
      AcceptPathInfo Off
    </Files>
    LimitRequestBody \(ServedSite.largestForm)
    # Stripped where programs run as their owner (suEXEC); osta.conf says the same then.
    \(site.environment.map { "SetEnv \($0.name) \"\($0.value)\"" }.joined(separator: "\n"))
    \(secureHost)
    \(ApacheRules(site).text)

    """
  }

  /// Who asks in plain HTTP asks again over TLS, a form with all its fields.
  ///
  /// Shared hosts often end TLS in a server in front, which says so in a header.
  private var secureHost: String {
    guard let security = site.strictTransportSecurity else { return "" }
    return """
      RewriteEngine On
      RewriteCond %{HTTPS} !=on
      RewriteCond %{HTTP:X-Forwarded-Proto} !=https
      RewriteCond %{HTTP_HOST} \(site.pattern(of: site.hosts)) [NC]
      RewriteRule ^ https://%1\(site.portOfTLS)%{REQUEST_URI} [R=308,L]
      Header always set Strict-Transport-Security "\(security)"

      """
  }
}
