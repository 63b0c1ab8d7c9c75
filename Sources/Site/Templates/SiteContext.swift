import CertificateIndex

/// What all templates may name, whatever page they make.
struct SiteContext {
  private let content: Content
  private let assets: HashedAssets
  private let hasFeed: Bool

  init(_ content: Content, assets: HashedAssets, hasFeed: Bool) {
    self.content = content
    self.assets = assets
    self.hasFeed = hasFeed
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

  /// The names that each page has for itself: `page`, `navigation`.
  func members(for page: PageHead) -> Members {
    let column = content.site.column(page.column)
    return [
      "page": .object([
        "title": .text(page.title),
        "path": .text(page.path.url),
        "url": .text(content.site.address(of: page.path)),
        "description": .text(page.description),
        "column": .text(column?.title ?? ""),
        "isHome": .flag(page.path == .home),
        "isAnswer": .flag(page.isAnswer),
        "meta": tags(PageMeta(page, content.site).tags),
        "properties": tags(OpenGraph(page, content.site).properties),
      ]),
      "navigation": .list(
        content.site.navigation.map { item in
          .object([
            "title": .text(item.title),
            "href": .text(href(item.page, base: content.site.base)),
            "current": .flag(item.page == page.path.url),
            "inside": .flag(item.page != page.path.url && item.page == column?.url),
          ])
        }),
    ]
  }

  private func tags(_ tags: [(name: String, content: String)]) -> TemplateValue {
    .list(tags.map { .object(["name": .text($0.name), "content": .text($0.content)]) })
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
  url.hasPrefix("/") && !url.hasPrefix("//") ? base + url.dropFirst() : url
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
