/// The page that leads to all documents by year, by issuer and by topic.
enum ArchivePage: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    guard let archive = site.content.site.archive else { return [] }
    let lists = site.lists
    return [
      Output(
        "site/\(ArchiveSettings.path.text)", .list, from: lists.years.map(ListCount.init),
        lists.issuers.map(ListCount.init), lists.topics.map(ListCount.init), site.frame
      ) { years, issuers, topics, frame throws(ContentErrors) in
        let groups = value(years: years, issuers: issuers, topics: topics, base: frame.site.base)
        return try frame.page("archive", head: archive.head, ["archive": groups])
      }
    ]
  }

  private static func value(
    years: [ListCount], issuers: [ListCount], topics: [ListCount], base: String
  ) -> TemplateValue {
    .object([
      "isEmpty": .flag(years.isEmpty),
      "years": .list(years.map { $0.value(base: base) }),
      "issuers": .list(issuers.map { $0.value(base: base) }),
      "topics": .list(topics.map { $0.value(base: base) }),
      "hasTopics": .flag(!topics.isEmpty),
    ])
  }
}

/// A list of documents, and how many it has.
private struct ListCount: Digested {
  let link: ListLink
  let count: Int

  init(_ list: DocumentList) {
    link = ListLink(title: list.title, url: list.url)
    count = list.notices.count
  }

  var digest: Digest { Digest(of: link, count) }

  func value(base: String) -> TemplateValue {
    .object([
      "title": .text(link.title),
      "href": .text(href(link.url, base: base)),
      "count": .text(String(count)),
    ])
  }
}

extension ArchiveSettings {
  fileprivate var head: PageHead {
    PageHead(path: ArchiveSettings.path, title: title, description: description)
  }
}
