import CertificateIndex

/// An official document (公文) in an edition, published as a page of its own.
@dynamicMemberLookup
package struct Notice: Digested {
  /// What its file says.
  let text: NoticeText
  /// The status, as `DocumentRegister` finds it; nil where nothing is known.
  package var status: DocumentStatus?
  /// How it stands to other documents; empty where it stands to none, as most do.
  private var related: [DocumentRelations] = []

  init(text: NoticeText) {
    self.text = text
  }

  /// How it stands to other documents, as `DocumentRegister` finds it.
  package var relations: DocumentRelations {
    get { related.first ?? DocumentRelations() }
    set { related = [newValue] }
  }

  /// What its file says of something.
  package subscript<Value>(dynamicMember member: KeyPath<NoticeText, Value>) -> Value {
    text[keyPath: member]
  }

  /// Of its address, its files, and of what other documents say of it.
  package var digest: Digest {
    var digester = Digester()
    digester.add(text.files)
    digester.add(status?.rank ?? -1)
    for relations in related { digester.add(relations.digest) }
    return digester.digest()
  }
}

extension Notice {
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
  /// The file of the document at an address.
  static func source(_ path: SitePath) -> String { path.text.dropLast(".html".count) + ".md" }

  /// Documents in the order of lists: the newest first.
  static func newestFirst(_ notices: [Notice]) -> [Notice] {
    // Numbers are moved about faster than notices.
    let keys = notices.enumerated().map { place, notice in
      (
        time: notice.text.published.order << CivilDate.width | Int(notice.text.date.packed),
        place: place
      )
    }
    let sorted = keys.sorted { left, right in
      if left.time != right.time { return left.time > right.time }
      return notices[left.place].text.path < notices[right.place].text.path
    }
    return sorted.map { notices[$0.place] }
  }
}

extension NoticeText {
  /// All issuers in one line.
  var issuer: String { issuers.joined(separator: "、") }

  /// The document's file in the content, such as `notices/2020/a.md`.
  var source: String { Notice.source(path) }

  /// Whether it amends or repeals another document.
  var namesOthers: Bool { !amends.isEmpty || !repeals.isEmpty }
}
