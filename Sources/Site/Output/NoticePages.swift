import Parallel

/// The page of each document, and the files that are attached to it.
enum NoticePages: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.content.notices.concurrentMap { page($0, of: site) } + attachedFiles(site.content.notices)
  }

  private static func page(_ notice: Notice, of site: SiteSource) -> Output {
    Output(
      "site/\(notice.path.text)", .page, from: notice, site.frame
    ) { notice, frame throws(ContentErrors) in
      let document = LinkingDocument(notice.text.body, isDraft: notice.text.isDraft)
      return try frame.page(
        "notice", head: notice.text.head(in: frame), document: document
      ) { values throws(ContentErrors) in
        try values.object("notice") { values throws(ContentErrors) in
          try notice.write(to: &values, in: frame)
        }
      }
    }
  }

  /// The files of all attachments; one that two documents share is there once.
  private static func attachedFiles(_ notices: [Notice]) -> [Output] {
    var known: Set<SitePath> = []
    return notices.filter { !$0.text.attachments.isEmpty }
      .flatMap { $0.attachments.compactMap { $0.file } }
      .filter { known.insert($0.path).inserted }
      .map { $0.output }
  }
}

extension NoticeText {
  /// What is said of the page in its head.
  func head(in frame: PageFrame) -> PageHead {
    PageHead(
      path: path, title: title,
      description: description.isEmpty ? "\(issuer)　\(number)" : description, column: column,
      article: PageArticle(
        published: published, source: issuer, keywords: topics + tags, image: image(in: frame)))
  }

  /// The address of the first picture in the text; empty where there is none on this site.
  private func image(in frame: PageFrame) -> String {
    guard let picture = body.links.first(where: { $0.isImage })?.destination,
      picture.hasPrefix("/"), !picture.hasPrefix("//")
    else { return "" }
    return frame.site.origin + frame.published(picture)
  }
}
