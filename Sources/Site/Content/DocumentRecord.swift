import Markdown

/// What a Markdown file says, but for its HTML: all that a build needs of a file whose page stays as it is.
///
/// It follows from the bytes of the file alone, so it is kept from build to build.
struct DocumentRecord: Equatable, Sendable {
  /// The fields; nil where there is none.
  var root: YAMLNode?
  /// How many lines of the file stand before the Markdown.
  let bodyLineOffset: Int
  /// What is wrong with the text, whatever the file is called.
  let findings: [Diagnostic]
  /// Where it leads, in order.
  let links: [DocumentLink]
  /// Where it shows tables of `data/`, in order.
  let tables: [DataTableReference]

  /// The same for whoever asks for no field any more, so that they need not be kept.
  var withoutFields: DocumentRecord {
    var record = self
    record.root = nil
    return record
  }
}

/// A Markdown file that was read: what it says, and its HTML for the page that is written later.
struct ReadDocument: Sendable {
  let record: DocumentRecord
  let html: DocumentHTML

  /// Reads a text in UTF-8.
  init(
    _ text: [UInt8], _ kind: DocumentFile.Kind, path: String, timings: BuildTimings
  ) throws(Diagnostic) {
    let matter = try timings.measure(.parse) { () throws(Diagnostic) in
      try FrontMatter(text, path: path)
    }
    let proofs = timings.measure(.check) {
      let proofs = Proofs(path: path, text: text, matter: matter)
      return kind == .notice ? proofs.ofDocument() : proofs.ofPage()
    }
    self = timings.measure(.parse) { ReadDocument(matter, path: path, proofs: proofs) }
  }

  private init(_ matter: FrontMatter, path: String, proofs: [Diagnostic]) {
    var fields = matter.fields
    let document = MarkdownDocument(
      utf8: matter.body, options: MarkdownOptions(allowsRawHTML: fields.flag("html")))
    record = DocumentRecord(document, matter, path: path, proofs: proofs)
    html = document.rendered()
  }
}

extension DocumentRecord {
  fileprivate init(
    _ document: borrowing MarkdownDocument, _ matter: FrontMatter, path: String,
    proofs: [Diagnostic]
  ) {
    root = matter.root
    bodyLineOffset = matter.bodyLineOffset
    findings =
      proofs
      + document.problems.map { $0.diagnostic(path: path, lineOffset: matter.bodyLineOffset) }
    links = DocumentLink.links(of: document)
    tables = document.dataTables
  }
}

extension MarkdownOptions {
  /// How documents of the site are read.
  init(allowsRawHTML: Bool) {
    self.init(allowsRawHTML: allowsRawHTML, reservedAnchors: ["main"])
  }
}

extension MarkdownProblem {
  /// The problem with its place in the file.
  fileprivate func diagnostic(path: String, lineOffset: Int) -> Diagnostic {
    Diagnostic(
      path: path, line: place.line + lineOffset, column: place.column,
      severity: severity == .error ? .error : .warning, message: message)
  }
}
