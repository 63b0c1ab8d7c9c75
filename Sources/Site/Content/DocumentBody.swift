import Markdown

/// The Markdown of a file, and what is needed to read it and to say where its mistakes are.
package struct DocumentBody: Sendable {
  private let file: DocumentFile
  /// Whether raw HTML is published: the field `html`.
  let allowsRawHTML: Bool

  /// Takes the text behind the fields of a file, which are asked for `html`.
  init(_ file: DocumentFile, _ fields: inout YAMLFields) {
    self.file = file.withoutFields
    allowsRawHTML = fields.flag("html")
  }

  /// Takes the text of a file whose fields are known.
  init(_ file: DocumentFile, allowsRawHTML: Bool) {
    self.file = file
    self.allowsRawHTML = allowsRawHTML
  }

  /// Of the bytes of the file.
  var fileDigest: Digest { file.digest }

  /// What is wrong with the text.
  var findings: [Diagnostic] { file.findings }

  /// Where the text shows tables of `data/`.
  var tables: [DataTableReference] { file.record.tables }

  /// Where the text leads, in order.
  var links: [DocumentLink] { file.record.links }

  /// The parsed text, for which the file is read.
  func document() throws(Diagnostic) -> MarkdownDocument {
    MarkdownDocument(
      utf8: try file.markdown(), options: MarkdownOptions(allowsRawHTML: allowsRawHTML))
  }

  /// The HTML of the text, for which the file is read if that was not necessary yet.
  func html() throws(Diagnostic) -> DocumentHTML {
    if let html = file.html { return html }
    return try document().rendered()
  }

  /// A place of the text in the file.
  func place(_ place: SourcePlace) -> ContentPlace {
    ContentPlace(
      path: file.displayPath, line: place.line + file.record.bodyLineOffset, column: place.column)
  }
}
