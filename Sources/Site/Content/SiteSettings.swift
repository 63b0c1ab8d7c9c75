/// The site as a whole, from `content/site.yaml`.
package struct SiteSettings: Digested {
  /// Of the file.
  let digest: Digest
  package var name: String
  package var formerName: String
  package var description: String
  /// The body that publishes the site (主办单位).
  package var owner: String
  package var lookupName: String
  package var lookupFormerName: String
  package var hosts: Hosts
  /// `http` or `https`, of the site's canonical addresses.
  package var scheme: String
  /// The path below which the site lies; begins and ends with a slash.
  package var base: String
  /// The folder on the host that holds the bundle.
  package var install: String
  /// The key file on the host.
  package var key: String
  /// The folder on the host for what the lookup remembers between requests; empty for none.
  package var state: String
  /// Where the forms are sent and who may ask.
  package var lookup: LookupAccess
  /// How the web server listens and reaches the CGI program.
  package var server: ServerSettings
  package var renamings: [Renaming]
  package var phones: [Labelled]
  package var footer: [FooterLine]
  /// The numbers under which the site is registered.
  package var record: Record
  package var navigation: [NavigationItem]
  /// 栏目, in their order.
  package var columns: [SiteColumn]
  /// 主题, in their order.
  package var topics: [Topic]
  /// How findings of proofreading are taken.
  package var checks: CheckSettings
  /// Nil where the site has no archive.
  package var archive: ArchiveSettings?

  /// The names under which the site answers.
  package struct Hosts: Sendable {
    package var portal: String
    package var lookup: String
    package var aliases: [String]
  }

  /// A former name and the one that took its place.
  package struct Renaming: Sendable {
    package var kind: String
    package var from: String
    package var to: String
    package var host: String
    package var note: String
  }

  /// A number and what it is for.
  package struct Labelled: Sendable {
    package var label: String
    package var number: String
  }

  /// A line of the footer: a role and the bodies that have it.
  package struct FooterLine: Sendable {
    package var label: String
    package var values: [String]
  }

  /// The numbers under which the site is registered, and the registers' addresses.
  package struct Record: Sendable {
    /// ICP备案.
    package var number: String
    package var url: String
    /// 公安备案; nil where there is none.
    package var police: PoliceRecord?
    /// 政府网站标识码; empty where there is none.
    package var siteCode: String
  }

  /// The number under which the police knows the site (公安备案).
  package struct PoliceRecord: Sendable {
    package var number: String
    package var url: String
  }

  /// An entry of the main navigation.
  package struct NavigationItem: Sendable {
    package var title: String
    package var page: String
    /// Where the page is named, for messages.
    package var place: ContentPlace
  }
}

extension SiteSettings {
  /// Where the settings lie in the content.
  static let file = "site.yaml"

  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    digest = fields.digest
    name = fields.requiredText("name")
    formerName = fields.text("former_name") ?? ""
    description = fields.requiredText("description")
    owner = fields.requiredText("owner")
    lookupName = fields.requiredText("lookup_name")
    lookupFormerName = fields.text("lookup_former_name") ?? ""
    hosts = fields.requiredObject("hosts", Hosts.init) ?? Hosts(portal: "", lookup: "", aliases: [])
    scheme = fields.text("scheme") ?? "https"
    base = fields.text("base") ?? "/"
    install = fields.place("install") ?? "/srv/osta"
    key = fields.place("key") ?? "/etc/osta/osta.key"
    state = fields.place("state", orEmpty: true) ?? "/var/lib/osta"
    lookup = fields.object("lookup", LookupAccess.init) ?? LookupAccess()
    server = fields.object("server", ServerSettings.init) ?? ServerSettings()
    renamings = fields.list("renamings", Renaming.init)
    phones = fields.list("phones", Labelled.init)
    footer = fields.list("footer", FooterLine.init)
    record = fields.requiredObject("record", Record.init) ?? .none
    navigation = fields.list("navigation", NavigationItem.init)
    columns = fields.list("columns", SiteColumn.init)
    topics = fields.list("topics", Topic.init)
    checks = fields.object("checks", CheckSettings.init) ?? CheckSettings()
    archive = fields.object("archive", ArchiveSettings.init)
    checkNames(&fields)
    checkAddresses(&fields)
  }

  /// Reports columns and topics of which two have one name.
  private func checkNames(_ fields: inout YAMLFields) {
    for id in repeated(columns.map { $0.id }) {
      fields.report("columns", "two columns have the id '\(id)'; give each its own")
    }
    for name in repeated(topics.map { $0.id }) + repeated(topics.map { $0.title }) {
      fields.report("topics", "two topics are called '\(name)'; give each its own name")
    }
  }

  private func checkAddresses(_ fields: inout YAMLFields) {
    if scheme != "http" && scheme != "https" {
      fields.report("scheme", "'scheme' must be http or https")
    }
    if !isBase(base) {
      fields.report(
        "base",
        "'base' must begin and end with a slash, such as / or /osta/, and hold only letters, digits "
          + "and . _ -")
    }
    for host in [hosts.portal, hosts.lookup] + hosts.aliases where !isHostName(host) {
      fields.report("hosts", "'\(host)' is no host name; write it as www.example.org")
    }
  }

  /// Whether the web server itself ends TLS, and sends those who ask in plain HTTP there.
  var endsTLS: Bool { scheme == "https" && !server.isBehindTLS }

  /// All names under which the site and its lookup answer, in small letters.
  var allHosts: [String] {
    ([hosts.portal, hosts.lookup] + hosts.aliases + [lookup.host].compactMap { $0 }).map {
      $0.lowercased()
    }
  }

  /// The address that forms are sent to.
  var formAction: String { (lookup.url ?? base) + LookupSettings.programPath }

  /// What pages of the site may do (Content Security Policy Level 3).
  var contentSecurityPolicy: String {
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
      + (lookup.origin.isEmpty ? "" : " \(lookup.origin)")
      + "; base-uri 'none'; frame-ancestors 'none'"
  }

  /// The column of an id.
  func column(_ id: String) -> SiteColumn? { columns.first { $0.id == id } }

  /// The columns that are lists of documents.
  var listColumns: [SiteColumn] { columns.filter { $0.page == nil } }

  /// The title of a column; empty where there is none.
  func title(ofColumn id: String) -> String { column(id)?.title ?? "" }

  /// The canonical address of a page.
  func address(of path: SitePath) -> String {
    address(ofURL: path.url)
  }

  /// The canonical address of what a link from the site's root leads to.
  func address(ofURL url: String) -> String {
    "\(origin)\(base)\(url.dropFirst())"
  }

  /// Scheme and host of canonical addresses.
  var origin: String { "\(scheme)://\(hosts.portal)" }
}

/// Texts that stand more than once among others, each once.
private func repeated(_ texts: [String]) -> [String] {
  Dictionary(grouping: texts) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
}

extension SiteSettings.Hosts {
  fileprivate init(_ fields: inout YAMLFields) {
    portal = fields.requiredText("portal")
    lookup = fields.requiredText("lookup")
    aliases = fields.texts("aliases")
  }
}

extension SiteSettings.Renaming {
  fileprivate init(_ fields: inout YAMLFields) {
    kind = fields.requiredText("kind")
    from = fields.requiredText("from")
    to = fields.requiredText("to")
    host = fields.requiredText("host")
    note = fields.text("note") ?? ""
  }
}

extension SiteSettings.Labelled {
  fileprivate init(_ fields: inout YAMLFields) {
    label = fields.requiredText("label")
    number = fields.requiredText("number")
  }
}

extension SiteSettings.FooterLine {
  fileprivate init(_ fields: inout YAMLFields) {
    label = fields.requiredText("label")
    values = fields.texts("values")
  }
}

extension SiteSettings.Record {
  fileprivate static let none = SiteSettings.Record(number: "", url: "", siteCode: "")

  fileprivate init(_ fields: inout YAMLFields) {
    number = fields.requiredText("number")
    url = fields.requiredAddress("url")
    police = fields.object("police", SiteSettings.PoliceRecord.init)
    siteCode = fields.text("site_code") ?? ""
    if !siteCode.isEmpty, siteCode.utf8.count != 10 || !siteCode.allSatisfy(isSafeInConfiguration) {
      fields.report("site_code", "'\(siteCode)' is no 网站标识码; it has ten letters and digits")
    }
    if !fields.names.contains("site_code") {
      fields.warn(
        "site_code",
        "'site_code' (网站标识码) is missing, so pages have no meta tag SiteIDCode; write it, or "
          + "site_code: \"\" where the site has none")
    }
  }
}

extension SiteSettings.PoliceRecord {
  fileprivate init(_ fields: inout YAMLFields) {
    number = fields.requiredText("number")
    url = fields.requiredAddress("url")
  }
}

extension SiteSettings.NavigationItem {
  fileprivate init(_ fields: inout YAMLFields) {
    title = fields.requiredText("title")
    page = fields.requiredText("page")
    place = fields.place(of: "page")
  }
}

extension YAMLFields {
  /// The address of a page elsewhere, which must be there.
  mutating func requiredAddress(_ name: String) -> String {
    let address = requiredText(name)
    if !address.isEmpty, address.wholeMatch(of: /https?:\/\/[^\/\s]+(\/\S*)?/) == nil {
      report(
        name,
        "'\(address)' is no address of a page; write the whole of it, such as https://example.org/")
    }
    return address
  }

  /// The fields below a field that must be there.
  mutating func requiredObject<Value>(
    _ name: String, _ read: (inout YAMLFields) -> Value
  ) -> Value? {
    let known = diagnostics.count
    let value = object(name, read)
    if value == nil, diagnostics.count == known {
      report(name, "'\(name)' is missing; write its fields below '\(name):'")
    }
    return value
  }
}
