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
        try frame.page("archive", head: archive.head) { values in
          values.object("archive") { values in
            values.flag("isEmpty", years.isEmpty)
            values.list("years", years) { $1.write(to: &$0, base: frame.base) }
            values.list("issuers", issuers) { $1.write(to: &$0, base: frame.base) }
            values.list("topics", topics) { $1.write(to: &$0, base: frame.base) }
            values.flag("hasTopics", !topics.isEmpty)
          }
        }
      }
    ]
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

  /// Writes down the list, as templates name it.
  func write(to values: inout PageValues, base: String) {
    link.write(to: &values, base: base)
    values.text("count", String(count))
  }
}

extension ArchiveSettings {
  fileprivate var head: PageHead {
    PageHead(path: ArchiveSettings.path, title: title, description: description)
  }
}
