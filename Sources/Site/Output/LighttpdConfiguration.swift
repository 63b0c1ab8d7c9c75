/// The configuration of lighttpd 1.4.
struct LighttpdConfiguration: SiteOutput {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  static func outputs(of site: SiteSource) -> [Output] {
    let configuration = LighttpdConfiguration(ServedSite(site.content))
    return [Output("server/lighttpd.conf", .asset, text: configuration.text)]
  }

  private var text: String {
    """
    # lighttpd for \(site.portal), written by 'osta build'. Change content/site.yaml, not this file.
    # It goes to /etc/lighttpd/conf-enabled/90-osta.conf; server.port stays in the main configuration.

    server.modules += (
    \(modules.map { "  \"\($0)\"" }.joined(separator: ",\n"))
    )
    \(site.settings.endsTLS ? secureSockets + insecureHosts : "")\
    $HTTP["host"] =~ "\(site.pattern(of: site.hosts))" {
    \((site.settings.endsTLS ? "$HTTP[\"scheme\"] == \"https\" {\n\(files.indented())\n}" : files).indented())
    }

    """
  }

  private var modules: [String] {
    [
      "mod_access", "mod_alias", "mod_cgi", "mod_deflate", "mod_redirect", "mod_rewrite",
      "mod_setenv",
    ]
      + (site.settings.endsTLS ? ["mod_openssl"] : [])
  }

  private var secureSockets: String {
    """
    # CERTIFICATE, the next two lines:
    ssl.pemfile = "\(site.settings.server.certificate)"
    ssl.privkey = "\(site.settings.server.certificateKey)"
    \(site.settings.server.listenTLS.map(secureSocket).joined(separator: "\n"))

    """
  }

  private func secureSocket(_ address: ListenAddress) -> String {
    "$SERVER[\"socket\"] == \"\(address.host ?? ""):\(address.port)\" { ssl.engine = \"enable\" }"
  }

  /// Who asks in plain HTTP asks again over TLS, a form with all its fields.
  private var insecureHosts: String {
    """
    $HTTP["scheme"] == "http" {
      $HTTP["host"] =~ "\(site.pattern(of: site.hosts))" {
        url.redirect = ( "" => "https://%1\(site.portOfTLS)${url.path}${qsa}" )
        url.redirect-code = 308
      }
    }

    """
  }

  // MARK: Files

  private var files: String {
    """
    \(places)
    server.errorfile-prefix = "\(site.root)/"
    server.max-request-size = \(ServedSite.largestForm / 1024)
    etag.use-inode = "disable"
    deflate.mimetypes = ( "text/", "application/javascript", "application/json", "application/xml",
      "application/atom+xml", "image/svg+xml" )
    deflate.allowed-encodings = ( "gzip" )
    mimetype.assign = (
    \(contentTypes.map { "  \".\($0.ending)\" => \"\($0.type)\"" }.joined(separator: ",\n"))
    )
    \(redirects)\(rewrites)
    \(headers(cache: ServedSite.askedAgain))
    $HTTP["url"] =~ "\(site.digestedAssets)$" {
    \(headers(cache: ServedSite.keptForever).indented())
    }
    url.access-deny = ( \(deniedEndings) )
    $HTTP["url"] =~ "/\\." {
      url.access-deny = ( "" )
    }
    $HTTP["url"] != "\(site.programPath)" {
      $HTTP["request-method"] !~ "^(GET|HEAD)$" {
        url.access-deny = ( "" )
      }
    }
    \(lookup)
    """
  }

  /// Outside of the site's base there is nothing: the folder does not exist.
  private var places: String {
    guard site.base != "/" else { return "server.document-root = \"\(site.root)\"" }
    return """
      server.document-root = "\(site.root)/outside-of-the-base"
      alias.url = ( "\(site.base)" => "\(site.root)/" )
      """
  }

  /// The compressed forms have no address of their own.
  private var deniedEndings: String {
    ServedSite.compressedEndings.split(separator: "|").map { "\".\($0).gz\"" }
      .joined(separator: ", ")
  }

  private var contentTypes: [(ending: String, type: String)] {
    [
      ("html", "text/html; charset=utf-8"), ("css", "text/css; charset=utf-8"),
      ("js", "text/javascript; charset=utf-8"), ("txt", "text/plain; charset=utf-8"),
      ("csv", "text/csv; charset=utf-8"), ("xml", "text/xml; charset=utf-8"),
      ("json", "application/json"), ("svg", "image/svg+xml"), ("png", "image/png"),
      ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"), ("webp", "image/webp"),
      ("ico", "image/vnd.microsoft.icon"), ("pdf", "application/pdf"), ("zip", "application/zip"),
      ("doc", "application/msword"), ("xls", "application/vnd.ms-excel"),
      ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
      ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ]
  }

  /// Former addresses, as a browser sends them, and the base without its slash.
  private var redirects: String {
    let base = site.base == "/" ? [] : [(String(site.base.dropLast()), site.base)]
    let pages = site.moves.map { move in
      // A percent sign before a digit is a part of the match; two are one.
      let target = site.address(of: move.to).replacing("%", with: "%%")
      return (site.base + SitePath.percentEncoded(move.from), target)
    }
    let lines = (base + pages).map { from, to in
      "  \"^\(escapedForPattern(from))(?:\\?.*)?$\" => \"\(to)\""
    }
    guard !lines.isEmpty else { return "" }
    return "url.redirect = (\n\(lines.joined(separator: ",\n"))\n)\nurl.redirect-code = 301\n"
  }

  /// What `/` and other folders show.
  private var rewrites: String {
    """
    url.rewrite-once = (
    \(rewrites(home: .home))
    )
    \(lookupRewrites)
    """
  }

  private var lookupRewrites: String {
    guard !site.lookupHosts.isEmpty else { return "" }
    return """
      $HTTP["host"] =~ "\(site.pattern(of: site.lookupHosts))" {
        url.rewrite-once = (
      \(rewrites(home: site.lookupHome).indented())
        )
      }
      """
  }

  private func rewrites(home: SitePath) -> String {
    let base = escapedForPattern(site.base)
    return """
        "^\(base)(?:\\?.*)?$" => "\(site.address(of: home))",
        "^(\(base)[^?]*/)(?:\\?.*)?$" => "$1index.html"
      """
  }

  private func headers(cache: String) -> String {
    let headers = site.headers + security + [("Cache-Control", cache)]
    return """
      setenv.set-response-header = (
      \(headers.map { "  \"\($0.name)\" => \"\($0.value)\"" }.joined(separator: ",\n"))
      )
      """
  }

  private var security: [(name: String, value: String)] {
    site.strictTransportSecurity.map { [("Strict-Transport-Security", $0)] } ?? []
  }

  // MARK: The lookup

  /// The program sends its own headers.
  private var lookup: String {
    """
    $HTTP["url"] == "\(site.programPath)" {
      alias.url = ( "\(site.programPath)" => "\(site.program)" )
      cgi.assign = ( "" => "" )
      setenv.set-response-header = (
    \(security.map { "    \"\($0.name)\" => \"\($0.value)\"\n" }.joined())\
      )
      setenv.set-environment = (
    \(site.environment.map { "    \"\($0.name)\" => \"\($0.value)\"" }.joined(separator: ",\n"))
      )
    }
    """
  }
}
