import CertificateIndex
import Markdown

/// Feeds of the newest documents: of the whole site, and of each column that lists any (RFC 4287).
enum AtomFeed: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    let content = site.content
    let columns = content.site.listColumns.map { column in
      feed(column.feed, "\(column.title)－\(content.site.name)", column.url, content) {
        $0.column == column.id
      }
    }
    let whole = feed(path, content.site.name, "/", content) { _ in true }
    return ([whole] + columns).compactMap { $0 }
  }

  /// The feed of the whole site.
  static let path = SitePath(made: "feed.xml")

  /// How many documents a feed has.
  private static let length = 20

  private static func feed(
    _ path: SitePath, _ title: String, _ page: String, _ content: Content,
    where isIncluded: (Notice) -> Bool
  ) -> Output? {
    let notices = Array(content.notices.lazy.filter(isIncluded).prefix(length))
    guard !notices.isEmpty else { return nil }
    return Output(
      "site/\(path.text)", .list, from: notices, title, page, content.site
    ) { notices, title, page, site in
      Rendering { () throws(Diagnostic) in
        Array(try text(of: notices, path, title, page, site).utf8)
      }
    }
  }

  private static func text(
    of notices: [Notice], _ path: SitePath, _ title: String, _ page: String, _ site: SiteSettings
  ) throws(Diagnostic) -> String {
    let entries = try notices.map { notice throws(Diagnostic) in try entry(notice, site) }
    let address = site.address(of: path).escaped
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
      <id>\(address)</id>
      <title>\(title.escaped)</title>
      <updated>\(notices.first?.published.internetText ?? "")</updated>
      <link rel="self" type="application/atom+xml" href="\(address)"/>
      <link rel="alternate" type="text/html" href="\(site.address(ofURL: page).escaped)"/>
      \(entries.joined(separator: "\n"))
      </feed>

      """
  }

  /// What the document says of itself, else its first words, else its title.
  private static func summary(_ notice: Notice) throws(Diagnostic) -> String {
    let words = try notice.body.document().plainText(limit: 200)
    return [notice.description, words].first { !$0.isEmpty } ?? notice.title
  }

  private static func entry(
    _ notice: Notice, _ site: SiteSettings
  ) throws(Diagnostic) -> String {
    let summary = try summary(notice)
    let address = site.address(of: notice.path).escaped
    let authors = notice.issuers.map { "<author><name>\($0.escaped)</name></author>" }
    return """
      <entry>
      <id>\(site.tag(of: notice).escaped)</id>
      <title>\(notice.title.escaped)</title>
      <updated>\(notice.published.internetText)</updated>
      <published>\(notice.published.internetText)</published>
      <link rel="alternate" type="text/html" href="\(address)"/>
      \(authors.joined())
      <summary>\(summary.escaped)</summary>
      </entry>
      """
  }
}

extension SiteSettings {
  /// A name for a document that lasts when the site moves to another scheme (RFC 4151).
  fileprivate func tag(of notice: Notice) -> String {
    let day = String(decoding: notice.published.day.iso8601, as: UTF8.self)
    return "tag:\(hosts.portal),\(day):\(base)\(notice.path.url.dropFirst())"
  }
}
