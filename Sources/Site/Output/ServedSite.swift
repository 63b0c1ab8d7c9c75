/// What the configuration of every web server says, each in its own language.
struct ServedSite {
  let settings: SiteSettings
  /// The page that `/` shows on the hosts of the lookup.
  let lookupHome: SitePath
  private let aliases: [Alias]

  init(_ content: Content) {
    settings = content.site
    lookupHome = content.pages.first { $0.template == "lookup" }?.path ?? .home
    aliases = content.aliases
  }
}

// MARK: Hosts

extension ServedSite {
  /// The portal's name.
  var portal: String { settings.hosts.portal.lowercased() }

  /// The names under which `/` is the page of the lookup; never the portal's.
  var lookupHosts: [String] {
    ([settings.hosts.lookup] + settings.hosts.aliases).map { $0.lowercased() }
      .reduce(into: []) { hosts, host in
        if host != portal, !hosts.contains(host) { hosts.append(host) }
      }
  }

  /// All names, the portal's first.
  var hosts: [String] { [portal] + lookupHosts }

  /// The port of HTTPS as it stands in addresses: nothing for the usual one.
  var portOfTLS: String {
    let port = settings.server.listenTLS[0].port
    return port == 443 ? "" : ":\(port)"
  }

  /// A regular expression for some of the names, as a browser sends them.
  func pattern(of hosts: [String]) -> String {
    "^(" + hosts.map(escapedForPattern).joined(separator: "|") + ")(?::[0-9]+)?$"
  }
}

// MARK: Places

extension ServedSite {
  /// The path below which the site lies; begins and ends with a slash.
  var base: String { settings.base }

  /// The release that is served: a folder, or a link to one.
  var release: String { settings.install + "/current" }

  /// The document root.
  var root: String { release + "/site" }

  /// The lookup program.
  var program: String { release + "/cgi-bin/lookup.cgi" }

  /// The address of the lookup program.
  var programPath: String { base + LookupSettings.programPath }

  /// The address of a page or file, percent-encoded.
  func address(of path: SitePath) -> String {
    base + (path == .home ? path.text : String(path.url.dropFirst()))
  }

  /// Former addresses below the base, as they are spelled, and the pages that they lead to.
  ///
  /// The page of a folder has two.
  var moves: [(from: String, to: SitePath)] {
    aliases.flatMap { alias in
      let file = alias.from.file.text
      let index = SitePath.home.text
      let folder = file.hasSuffix("/" + index) ? [String(file.dropLast(index.count))] : []
      return ([file] + folder).map { ($0, alias.target) }
    }
  }

  /// Variables of the lookup program.
  var environment: [(name: String, value: String)] {
    [
      ("OSTA_INDEX_DIR", settings.install + "/index"), ("OSTA_KEY", settings.key),
      ("OSTA_STATE_DIR", settings.state),
    ]
  }
}

// MARK: Responses

extension ServedSite {
  /// Headers of every page and file; the lookup sends its own.
  var headers: [(name: String, value: String)] {
    [
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin"),
      ("Content-Security-Policy", settings.contentSecurityPolicy),
    ]
  }

  /// Tells browsers to come by HTTPS from now on (RFC 6797); nil for a site without it.
  var strictTransportSecurity: String? {
    settings.scheme == "https" ? "max-age=31536000" : nil
  }

  /// How long an asset with a digest in its name may be kept: its content never changes.
  static let keptForever = "public, max-age=31536000, immutable"

  /// How long everything else may be kept: asked for again each time, and sent only where it changed.
  static let askedAgain = "no-cache"

  /// A regular expression for the addresses of assets with a digest in their names.
  var digestedAssets: String {
    "^\(escapedForPattern(base))assets/.+\\.[0-9a-f]{8,64}\\.[a-z0-9]+"
  }

  /// Endings of files that lie beside themselves in compressed form, as one alternative each.
  static let compressedEndings = ["html", "css", "js", "svg", "xml", "json", "txt", "csv"]
    .joined(separator: "|")

  /// The largest form that reaches the lookup, which itself refuses smaller ones.
  static let largestForm = 65_536
}

/// A text as a regular expression that matches it and nothing else.
func escapedForPattern(_ text: String) -> String {
  text.reduce(into: "") { pattern, character in
    if character.isASCII, !character.isLetter, !character.isNumber, !"/_-".contains(character) {
      pattern += "\\"
    }
    pattern.append(character)
  }
}

extension String {
  /// The lines of a block, each with spaces in front; empty ones stay so.
  func indented(_ count: Int = 2) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
      .joined(separator: "\n")
  }
}
