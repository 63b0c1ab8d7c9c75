package import CertificateIndex

/// An official document (公文), published as a page of its own.
package struct Notice: Digested {
  /// Of the file and its attachments.
  let files: Digest
  package var path: SitePath
  package var title: String
  /// 发文字号, such as 人社鉴函〔2020〕40号.
  package var number: String
  /// 发文机关, at least one, all of whom sign; of a joint issue (联合行文) the main body first.
  package var issuers: [String]
  /// 成文日期.
  package var date: CivilDate
  /// Where it is named, for messages.
  package var datePlace: ContentPlace
  /// When it appeared on the site.
  package var published: PublicationTime
  /// 主送机关; empty where there is none.
  package var addressees: String
  /// 抄送机关.
  package var copies: [String]
  package var contact: Contact?
  package var attachments: [Attachment]
  /// 附注, without its brackets; empty where there is none.
  package var note: String
  package var format: Format
  /// The column (栏目) that lists it, by its id; empty where none does.
  package var column: String
  /// 主题, by their titles.
  package var topics: [String]
  package var tags: [String]
  /// One sentence for search engines; empty where the document has none.
  package var description: String
  /// Former addresses.
  package var aliases: [FormerAddress]
  package var isDraft: Bool
  /// The first day on which it is published.
  package var publishFrom: CivilDate?
  /// The last day on which it holds.
  package var expires: CivilDate?
  package var amends: [DocumentReference]
  package var repeals: [DocumentReference]
  package var body: DocumentBody
  /// The status that the document says of itself.
  package var declaredStatus: DocumentStatus?
  /// Where it does, for messages.
  package var statusPlace: ContentPlace

  /// The status in an edition, as `DocumentRegister` finds it; nil where nothing is known.
  package var status: DocumentStatus?
  /// How it stands to other documents of an edition, as `DocumentRegister` finds it.
  package var relations = DocumentRelations()

  /// The layout of a document's first page (GB/T 9704).
  package enum Format: String, CaseIterable, Sendable {
    /// 信函格式.
    case letter
    /// 公文格式 with the number below the issuers' names.
    case ordinary
  }

  /// Whom to ask about the document.
  package struct Contact: Sendable {
    package var name: String
    package var phone: String
  }

  /// An attachment; its file lies beside the document.
  package struct Attachment: Sendable {
    package var title: String
    /// The file as the site has it; nil where only the title is known.
    package var file: SourceFile?
  }
}

extension Notice {
  /// Of its address, its files, and of what other documents say of it.
  package var digest: Digest { Digest(of: path.text, files, status?.rawValue, relations) }

  /// All issuers in one line.
  var issuer: String { issuers.joined(separator: "、") }

  /// The document's file in the content, such as `notices/2020/a.md`.
  var source: String { Notice.source(path) }

  /// The file of the document at an address.
  static func source(_ path: SitePath) -> String { path.text.dropLast(".html".count) + ".md" }

  /// Whether it amends or repeals another document.
  var namesOthers: Bool { !amends.isEmpty || !repeals.isEmpty }

  /// Documents in the order of lists: the newest first.
  static func newestFirst(_ notices: [Notice]) -> [Notice] {
    // Notices are large, so only what decides about the order is moved about.
    let keys = notices.enumerated().map { place, notice in
      (published: notice.published, date: notice.date, path: notice.path, place: place)
    }
    let sorted = keys.sorted { left, right in
      if left.published != right.published { return left.published > right.published }
      if left.date != right.date { return left.date > right.date }
      return left.path < right.path
    }
    return sorted.map { notices[$0.place] }
  }
}
