import CertificateIndex

/// What all templates may name, whatever page they make.
final class SiteContext: Sendable {
  private let content: Content
  private let assets: HashedAssets
  private let hasFeed: Bool
  /// How canonical addresses begin.
  private let root: String
  private let navigation: [SiteSettings.NavigationItem]
  /// The first pages of the columns, by the columns' ids.
  private let columnURLs: [String: String]
  private let meta: PageMeta
  private let openGraph: OpenGraph

  init(_ content: Content, assets: HashedAssets, hasFeed: Bool) {
    self.content = content
    self.assets = assets
    self.hasFeed = hasFeed
    root = content.site.address(ofURL: "/")
    navigation = content.site.navigation
    columnURLs = Dictionary(content.site.columns.map { ($0.id, $0.url) }) { first, _ in first }
    meta = PageMeta(site: content.site)
    openGraph = OpenGraph(siteName: content.site.name)
  }

  /// The names that are the same on every page: `base`, `site`, `assets`, `data`, `lookups`.
  var members: Members {
    [
      "base": .text(content.site.base),
      "site": site,
      "assets": assets.value(base: content.site.base),
      "data": .object(Members(content.tables.map { ($0.name, $0.value(base: content.site.base)) })),
      "lookups": .list(content.lookups.lookups.map { .object(content.form($0)) }),
    ]
  }

  /// Writes down the names that each page has for itself: `page`, `navigation`.
  ///
  /// What follows from the page's column is `fixed` from here on.
  func write(_ page: PageHead, to values: inout PageValues) {
    let url = page.path.url
    values.key(page.column)
    values.object("page") { values in
      write(page, url: url, to: &values)
    }
    let column = columnURLs[page.column]
    values.list("navigation") { values in
      for item in navigation {
        values.item { values in
          values.fixed("title", .text(item.title))
          values.fixed("href", .text(href(item.page, base: content.site.base)))
          values.flag("current", item.page == url)
          values.flag("inside", item.page != url && item.page == column)
        }
      }
    }
  }

  private func write(_ page: PageHead, url: String, to values: inout PageValues) {
    let address = root + url.dropFirst()
    values.text("title", page.title)
    values.text("path", url)
    values.text("url", address)
    values.text("description", page.description)
    values.fixed("column", .text(content.site.title(ofColumn: page.column)))
    values.flag("isHome", page.path == .home)
    values.flag("isAnswer", page.isAnswer)
    meta.write(page, address: address, to: &values)
    openGraph.write(page, address: address, to: &values)
  }

  private var site: TemplateValue {
    let site = content.site
    return .object([
      "name": .text(site.name),
      "formerName": .text(site.formerName),
      "description": .text(site.description),
      "owner": .text(site.owner),
      "portalHost": .text(site.hosts.portal),
      "lookupHost": .text(site.hosts.lookup),
      "formAction": .text(site.formAction),
      "aliasHosts": .texts(site.hosts.aliases, named: "host"),
      "lookupName": .text(site.lookupName),
      "lookupFormerName": .text(site.lookupFormerName),
      "renamings": .list(site.renamings.map { $0.value }),
      "footer": .list(
        site.footer.map { line in
          .object(["label": .text(line.label), "values": .texts(line.values)])
        }),
      "record": site.record.value,
      "hasFeed": .flag(hasFeed),
      "hasArchive": .flag(site.archive != nil),
      "phones": .list(
        site.phones.map { phone in
          .object(["label": .text(phone.label), "number": .text(phone.number)])
        }),
    ])
  }
}

/// What is said of a page in its head.
struct PageHead {
  var path: SitePath
  var title: String
  var description: String
  /// The id of the page's column; empty where it is in none.
  var column = ""
  /// Nil where the page is no document.
  var article: PageArticle?
  /// Whether it is an answer of the lookup: nobody finds it by searching, and nobody shows it to others.
  var isAnswer = false
}

/// A link as a page writes it: one from the site's root is brought below the site's base.
///
/// A link to another host or from the page's own folder stays as it is.
func href(_ url: String, base: String) -> String {
  // Most sites lie at the root of their host, where nothing changes.
  guard base != "/", url.hasPrefix("/"), !url.hasPrefix("//") else { return url }
  return base + url.dropFirst()
}

extension SiteSettings.Renaming {
  fileprivate var value: TemplateValue {
    .object([
      "kind": .text(kind), "from": .text(from), "to": .text(to), "host": .text(host),
      "note": .text(note),
    ])
  }
}

extension SiteSettings.Record {
  fileprivate var value: TemplateValue {
    .object([
      "number": .text(number), "url": .text(url),
      "hasPolice": .flag(police != nil),
      "police": .object(["number": .text(police?.number ?? ""), "url": .text(police?.url ?? "")]),
      "hasSiteCode": .flag(!siteCode.isEmpty),
      "siteCode": .text(siteCode),
    ])
  }
}

extension CivilDate {
  /// `2020年10月28日`.
  var chineseText: TemplateValue { .text(String(decoding: chinese, as: UTF8.self)) }

  /// `2020-10-28`.
  var isoText: TemplateValue { .text(String(decoding: iso8601, as: UTF8.self)) }
}
