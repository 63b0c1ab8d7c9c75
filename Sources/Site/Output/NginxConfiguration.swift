/// The configuration of nginx for the site's hosts, with the lookup through fcgiwrap.
struct NginxConfiguration: SiteOutput {
  private let site: SiteSettings
  private let lookupPage: SitePath?

  init(_ content: Content) {
    site = content.site
    lookupPage = content.pages.first { $0.template == "lookup" }?.path
  }

  static func outputs(of site: SiteSource) -> [Output] {
    [Output("server/nginx.conf", .asset, text: NginxConfiguration(site.content).text)]
  }

  private var text: String {
    """
    # nginx for \(site.hosts.portal), written by 'osta build'. Change content/site.yaml, not this file.
    # Put it into the http block, as /etc/nginx/conf.d/osta.conf, and start fcgiwrap for the lookup.

    \(server([site.hosts.portal], home: .home))
    \(server([site.hosts.lookup] + site.hosts.aliases, home: lookupPage ?? .home))
    """
  }

  /// One server block, whose `/` shows the page `home`.
  private func server(_ names: [String], home: SitePath) -> String {
    """
    server {
    \(site.server.listen.map { "  listen \($0);" }.joined(separator: "\n"))
      server_name \(names.joined(separator: " "));
      charset utf-8;
      client_max_body_size 64k;

    \(files(home: home))
      location = \(site.base)\(LookupSettings.programPath) {
        # The program sends its own headers; what was typed stands in no URL and so in no log.
        fastcgi_pass \(site.server.fastcgi);
        fastcgi_param SCRIPT_FILENAME \(site.install)/cgi-bin/lookup.cgi;
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param CONTENT_TYPE $content_type;
        fastcgi_param CONTENT_LENGTH $content_length;
        fastcgi_param REMOTE_ADDR $remote_addr;
        fastcgi_param SERVER_NAME $server_name;
        fastcgi_param SERVER_PROTOCOL $server_protocol;
        fastcgi_param HTTPS $https if_not_empty;
        fastcgi_param OSTA_INDEX_DIR \(site.install)/index;
        fastcgi_param OSTA_KEY \(site.key);
        fastcgi_param OSTA_STATE_DIR "\(site.state)";
      }
    }

    """
  }

  /// Files below the site's base.
  ///
  /// Everything there is public; nothing else can be reached.
  private func files(home: SitePath) -> String {
    let root = site.install + "/site"
    return """
        error_page 404 \(site.base)404.html;
        location \(site.base) {
          \(site.base == "/" ? "root \(root);" : "alias \(root)/;")
          index index.html;
          add_header X-Content-Type-Options nosniff always;
          add_header Referrer-Policy strict-origin always;
          add_header Content-Security-Policy "\(site.contentSecurityPolicy)" always;
        }

      """ + front(home) + outside
  }

  /// What `/` shows where it is not the home page.
  private func front(_ home: SitePath) -> String {
    guard home != .home else { return "" }
    return """
        location = \(site.base) {
          rewrite ^ "\(site.base)\(home.text)" last;
        }

      """
  }

  /// Without these nginx would look for other addresses in a folder of its own.
  private var outside: String {
    guard site.base != "/" else { return "" }
    return """
        location = \(site.base.dropLast()) {
          return 301 \(site.base);
        }
        location / {
          return 404;
        }

      """
  }
}
