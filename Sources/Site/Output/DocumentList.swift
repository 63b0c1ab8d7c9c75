/// A list of documents, on as many pages as it needs.
struct DocumentList: Sendable {
  /// The folder of its pages, such as `notices`.
  var folder: String
  var title: String
  var description: String
  /// The column that the list is for, or is in; empty where it is in none.
  var column = ""
  /// The pages above it, from the home page on.
  var above: [ListLink] = []
  var feed: SitePath?
  var pageSize: Int
  /// The newest first.
  var notices: [NoticeSummary]

  /// Plans the pages; one, which says that it is empty, where there are no documents.
  func outputs(_ frame: PageFrame) -> [Output] {
    let count = pageCount
    return (1...count).map { page(Pagination(folder: folder, number: $0, count: count), frame) }
  }

  /// How many pages the list has.
  private var pageCount: Int { max(1, (notices.count + pageSize - 1) / pageSize) }

  /// The first page, as links name it.
  var url: String { SitePath(made: "\(folder)/index.html").url }

  /// All pages.
  var paths: [SitePath] {
    (1...pageCount).map { Pagination(folder: folder, number: $0, count: pageCount).path }
  }

  private func page(_ pagination: Pagination, _ frame: PageFrame) -> Output {
    let start = (pagination.number - 1) * pageSize
    let shown = Array(notices[start..<min(start + pageSize, notices.count)])
    let list = ListHead(self)
    return Output(
      "site/\(pagination.path.text)", .list, from: list, pagination, shown, frame
    ) { list, pagination, shown, frame throws(ContentErrors) in
      try frame.page("list", head: list.head(pagination)) { values in
        values.object("list") { list.write(shown, pagination, to: &$0, base: frame.base) }
      }
    }
  }
}

/// A link of a list to a page.
struct ListLink: Digested {
  let title: String
  let url: String

  var digest: Digest { Digest(of: title, url) }

  /// Writes down the link, as templates name it.
  func write(to values: inout PageValues, base: String) {
    values.text("title", title)
    values.text("href", href(url, base: base))
  }
}

/// What every page of a list says.
private struct ListHead: Digested {
  let title: String
  let description: String
  let column: String
  let above: [ListLink]
  let feed: SitePath?
  let total: Int

  init(_ list: DocumentList) {
    title = list.title
    description = list.description
    column = list.column
    above = list.above
    feed = list.feed
    total = list.notices.count
  }

  var digest: Digest {
    Digest(of: title, description, column, above, feed?.text ?? "", total)
  }

  func head(_ pagination: Pagination) -> PageHead {
    PageHead(
      path: pagination.path, title: title + pagination.titleEnd, description: description,
      column: column)
  }

  /// Writes down a page of the list, as templates name it.
  func write(
    _ notices: [NoticeSummary], _ pagination: Pagination, to values: inout PageValues, base: String
  ) {
    values.text("title", title)
    values.text("description", description)
    values.text("total", String(total))
    values.flag("isEmpty", notices.isEmpty)
    values.list("above", above) { $1.write(to: &$0, base: base) }
    values.list("notices", notices, base: base)
    values.flag("hasFeed", feed != nil)
    values.text("feed", feed.map { href($0.url, base: base) } ?? "")
    values.object("pages") { pagination.write(to: &$0, base: base) }
  }
}
