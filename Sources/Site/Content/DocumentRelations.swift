/// How a document stands to others, both ways.
package struct DocumentRelations: Equatable, Digested {
  package var amends: [RelatedDocument] = []
  package var repeals: [RelatedDocument] = []
  /// Documents that amend this one, the newest first.
  package var amendedBy: [RelatedDocument] = []
  /// Documents that repeal this one, the newest first.
  package var repealedBy: [RelatedDocument] = []

  package var digest: Digest { Digest(of: amends, repeals, amendedBy, repealedBy) }
}

/// What a page says of another document.
package struct RelatedDocument: Equatable, Digested {
  package var title: String
  package var number: String
  /// The document's page; nil where this site does not have it.
  package var path: SitePath?

  package var digest: Digest { Digest(of: title, number, path?.text) }
}

extension RelatedDocument {
  init(_ notice: Notice) {
    self.init(title: notice.title, number: notice.number, path: notice.path)
  }
}
