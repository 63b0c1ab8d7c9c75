/// The archive of the site, where documents are found by year and by issuer, from `archive:` in
/// `site.yaml`.
package struct ArchiveSettings: Sendable {
  package var title: String
  package var description: String
  /// How many documents a page of its lists has.
  package var pageSize: Int
}

extension ArchiveSettings {
  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    title = fields.requiredText("title")
    description = fields.requiredText("description")
    pageSize = fields.number("page_size", in: 1...1000).map(Int.init) ?? 50
  }

  /// The folder of a year's list.
  static func folder(ofYear year: String) -> String { "archive/\(year)" }

  /// The folder of an issuer's list; what cannot stand in an address is a hyphen there.
  static func folder(ofIssuer name: String) -> String {
    "archive/issuers/" + SitePath.component(name)
  }

  /// The page that leads to all lists.
  static let path = SitePath(made: "archive/index.html")

  /// The link to that page.
  var link: ListLink { ListLink(title: title, url: ArchiveSettings.path.url) }
}
