import CertificateIndex
import Parallel

/// All lists of documents that the site has.
struct DocumentLists: Sendable {
  /// One of each column (栏目) that is a list.
  let columns: [DocumentList]
  /// One of each topic (主题).
  let topics: [DocumentList]
  /// The archive's, the newest year first; none where the site has no archive.
  let years: [DocumentList]
  /// The archive's, the issuer of the newest document first; none where the site has no archive.
  let issuers: [DocumentList]

  /// Every list.
  var all: [DocumentList] { columns + topics + years + issuers }

  init(_ content: Content) {
    let site = content.site
    let topics = TopicPlaces(site.topics)
    let documents = content.notices.concurrentMap {
      (notice: $0, summary: NoticeSummary($0), topics: topics.places(titled: $0.text.topics))
    }
    ((columns, years), (self.topics, issuers)) = concurrently(
      {
        (DocumentList.columns(of: site, documents), DocumentList.years(of: site, documents))
      },
      {
        (DocumentList.topics(of: site, documents), DocumentList.issuers(of: site, documents))
      })
  }
}

/// A document, what lists say of it, and which of the site's topics it has.
private typealias ListedDocument = (notice: Notice, summary: NoticeSummary, topics: [Int])

extension DocumentList {
  fileprivate static func columns(
    of site: SiteSettings, _ documents: [ListedDocument]
  ) -> [DocumentList] {
    let groups = NoticeGroup.groups(of: documents) { [$0.column] }
    return site.listColumns.map { DocumentList($0, groups.notices(named: $0.id)) }
  }

  fileprivate static func topics(
    of site: SiteSettings, _ documents: [ListedDocument]
  ) -> [DocumentList] {
    var notices = [[NoticeSummary]](repeating: [], count: site.topics.count)
    for document in documents {
      for place in document.topics { notices[place].append(document.summary) }
    }
    return zip(site.topics, notices).map { DocumentList($0, $1, site.archive) }
  }

  /// None where the site has no archive.
  fileprivate static func years(
    of site: SiteSettings, _ documents: [ListedDocument]
  ) -> [DocumentList] {
    guard let archive = site.archive else { return [] }
    return NoticeGroup.groups(of: documents) { [String($0.published.day.year)] }
      .map { DocumentList(year: $0, archive) }
  }

  /// None where the site has no archive.
  fileprivate static func issuers(
    of site: SiteSettings, _ documents: [ListedDocument]
  ) -> [DocumentList] {
    guard let archive = site.archive else { return [] }
    return NoticeGroup.groups(of: documents) { $0.issuers }
      .map { DocumentList(issuer: $0, archive) }
  }
}

extension DocumentList {
  fileprivate init(_ column: SiteColumn, _ notices: [NoticeSummary]) {
    self.init(
      folder: column.folder, title: column.title, description: column.description,
      column: column.id, feed: notices.isEmpty ? nil : column.feed, pageSize: column.pageSize,
      notices: notices)
  }

  fileprivate init(_ topic: Topic, _ notices: [NoticeSummary], _ archive: ArchiveSettings?) {
    self.init(
      folder: topic.folder, title: topic.title, description: "主题为“\(topic.title)”的文件。",
      above: archive.map { [$0.link] } ?? [], pageSize: archive?.pageSize ?? 50,
      notices: notices)
  }

  fileprivate init(year group: NoticeGroup, _ archive: ArchiveSettings) {
    self.init(
      folder: ArchiveSettings.folder(ofYear: group.name), title: "\(group.name)年",
      description: "\(group.name)年发布的文件。", above: [archive.link], pageSize: archive.pageSize,
      notices: group.notices)
  }

  fileprivate init(issuer group: NoticeGroup, _ archive: ArchiveSettings) {
    self.init(
      folder: ArchiveSettings.folder(ofIssuer: group.name), title: group.name,
      description: "\(group.name)的文件。", above: [archive.link], pageSize: archive.pageSize,
      notices: group.notices)
  }
}

/// Documents that have something in common, such as a year or an issuer.
private struct NoticeGroup {
  let name: String
  /// The newest first.
  var notices: [NoticeSummary]

  /// Groups documents; one with several names is in several groups.
  ///
  /// - Returns: The group first that has the newest document.
  static func groups(
    of documents: [ListedDocument], by names: (NoticeText) -> [String]
  ) -> [NoticeGroup] {
    var groups: [NoticeGroup] = []
    var places = NamePlaces()
    for document in documents {
      for name in names(document.notice.text) {
        let place = places.place(of: name)
        if place == groups.count { groups.append(NoticeGroup(name: name, notices: [])) }
        groups[place].notices.append(document.summary)
      }
    }
    return groups
  }
}

extension [NoticeGroup] {
  fileprivate func notices(named name: String) -> [NoticeSummary] {
    first { $0.name == name }?.notices ?? []
  }
}
