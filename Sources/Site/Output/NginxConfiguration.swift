/// The configuration of nginx, with the lookup through fcgiwrap.
struct NginxConfiguration: SiteOutput {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  static func outputs(of site: SiteSource) -> [Output] {
    [Output("server/nginx.conf", .asset, text: NginxConfiguration(ServedSite(site.content)).text)]
  }

  private var text: String {
    """
    # nginx for \(site.portal), written by 'osta build'. Change content/site.yaml, not this file.
    # Put it into the http block, as /etc/nginx/conf.d/osta.conf, and start the lookup: osta-lookup.socket.

    \(maps)
    \(site.settings.endsTLS ? insecureServer + "\n" : "")\(server)
    """
  }

  // MARK: What depends on host and address

  /// Variables are global in nginx, so they bear the portal's name.
  private func variable(_ name: String) -> String {
    "osta_\(name)_" + site.portal.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  private var maps: String {
    """
    # What / shows.
    map $host $\(variable("home")) {
      default \(site.base)index.html;
    \(site.lookupHosts.map { "  \($0) \"\(site.base)\(site.lookupHome.text)\";\n" }.joined())}
    # Assets with a digest in their names never change.
    map $uri $\(variable("cache")) {
      default \(ServedSite.askedAgain);
      "~\(site.digestedAssets)$" "\(ServedSite.keptForever)";
    }

    """
  }

  // MARK: Servers

  /// Who asks in plain HTTP asks again over TLS, a form with all its fields.
  private var insecureServer: String {
    let host = variable("host")
    return """
      map $host $\(host) {
        default \(site.portal);
      \(site.lookupHosts.map { "  \($0) \($0);\n" }.joined())}
      server {
      \(listening(site.settings.server.listen, ""))
        server_name \(site.hosts.joined(separator: " "));
        server_tokens off;
        return 308 https://$\(host)\(site.portOfTLS)$request_uri;
      }

      """
  }

  private var server: String {
    """
    server {
    \(site.settings.endsTLS ? certificate : listening(site.settings.server.listen, ""))
      server_name \(site.hosts.joined(separator: " "));
      server_tokens off;
      absolute_redirect off;
    \(transportSecurity)
    \(files.indented())
    \(lookup.indented())
    }

    """
  }

  private func listening(_ addresses: [ListenAddress], _ options: String) -> String {
    addresses.map { "  listen \($0)\(options);" }.joined(separator: "\n")
  }

  private var certificate: String {
    """
    \(listening(site.settings.server.listenTLS, " ssl"))
      ssl_certificate \(site.settings.server.certificate);  # CERTIFICATE
      ssl_certificate_key \(site.settings.server.certificateKey);  # CERTIFICATE
      ssl_protocols TLSv1.2 TLSv1.3;
    """
  }

  private var transportSecurity: String {
    site.strictTransportSecurity.map {
      "  add_header Strict-Transport-Security \"\($0)\" always;\n"
    } ?? ""
  }

  // MARK: Files

  /// Files below the site's base.
  ///
  /// Everything there is public; nothing else can be reached.
  private var files: String {
    """
    error_page 404 \(site.base)404.html;
    error_page 403 =404 \(site.base)404.html;
    location = \(site.base) {
      rewrite ^ $\(variable("home")) last;
    }
    location \(site.base) {
      \(site.base == "/" ? "root \(site.root);" : "alias \(site.root)/;")
      index index.html;
      if ($request_method !~ "^(GET|HEAD)$") {
        return 405;
      }
      charset utf-8;
      charset_types text/css text/plain text/csv text/xml application/xml application/json
        application/javascript image/svg+xml application/atom+xml;
      gzip_static on;
      gzip_vary on;
    \(headers)
      location ~ "/\\.|\\.(\(ServedSite.compressedEndings))\\.gz$" {
        return 404;
      }
    }
    \(outside)\(redirects)
    """
  }

  private var headers: String {
    (transportSecurity.isEmpty ? "" : transportSecurity)
      + (site.headers.map { "  add_header \($0.name) \"\($0.value)\" always;" }
      + ["  add_header Cache-Control $\(variable("cache")) always;"]).joined(separator: "\n")
  }

  /// Without these nginx would look for other addresses in a folder of its own.
  private var outside: String {
    guard site.base != "/" else { return "" }
    return """
      location = \(site.base.dropLast()) {
        return 308 \(site.base);
      }
      location / {
        return 404;
      }

      """
  }

  private var redirects: String {
    site.moves.map { move in
      """
      location = "\(site.base)\(move.from)" {
        return 301 "\(site.address(of: move.to))";
      }

      """
    }.joined()
  }

  // MARK: The lookup

  /// The program sends its own headers.
  ///
  /// What was typed stands in no URL, so in no log, and neither it nor the answer is written to a disk.
  private var lookup: String {
    """
    location = \(site.programPath) {
      client_max_body_size \(ServedSite.largestForm);
      client_body_buffer_size \(ServedSite.largestForm);
      fastcgi_buffers 16 16k;
      fastcgi_max_temp_file_size 0;
      fastcgi_read_timeout 30s;
      fastcgi_pass \(site.settings.server.fastcgi);
      fastcgi_param SCRIPT_FILENAME \(site.program);
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param REMOTE_ADDR $remote_addr;
      fastcgi_param SERVER_NAME $server_name;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_param HTTPS $https if_not_empty;
      # All lines of the header as one: a proxy that adds a line of its own must not stand behind one that
      # the visitor wrote.
      fastcgi_param HTTP_X_FORWARDED_FOR $http_x_forwarded_for if_not_empty;
    \(site.environment.map { "  fastcgi_param \($0.name) \"\($0.value)\";" }.joined(separator: "\n"))
    }
    """
  }
}
