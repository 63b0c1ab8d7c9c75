import Markdown

/// A Markdown file of the content.
struct DocumentFile: Digested {
  /// What kind of text it is, which decides how it is proofread.
  enum Kind: Sendable {
    /// An official document.
    case notice
    case page
  }

  /// The path in the content's folder.
  let path: String
  /// Of the bytes.
  let digest: Digest
  private(set) var record: DocumentRecord
  private let folder: ContentFolder
  /// The HTML, where the text had to be read.
  let html: DocumentHTML?

  /// Takes what is known of the file, or reads it.
  init(_ path: String, _ kind: Kind, in folder: ContentFolder) throws(Diagnostic) {
    self.path = path
    self.folder = folder
    let contents = try folder.contents(path)
    digest = contents.file.digest
    if let known = contents.entry.document {
      record = known
      html = nil
    } else {
      let read = try ReadDocument(
        try folder.text(path, contents), kind, path: folder.displayPath(path),
        timings: folder.timings)
      record = read.record
      html = read.html
      folder.memory.keep(record, of: path)
    }
  }

  /// The path in messages.
  var displayPath: String { folder.displayPath(path) }

  /// What is wrong with the text.
  var findings: [Diagnostic] { record.findings.map { $0.of(displayPath) } }

  /// The fields, which nobody has asked for yet.
  func fields() throws(Diagnostic) -> YAMLFields {
    try YAMLDocument.fields(
      record.root, YAMLPlace(path: displayPath, lineOffset: 1, digest: digest))
  }

  /// The same for whoever asks for no field any more, so that they need not be kept.
  var withoutFields: DocumentFile {
    var file = self
    file.record.root = nil
    return file
  }

  /// The Markdown behind the fields.
  func markdown() throws(Diagnostic) -> String {
    FrontMatter.body(of: try folder.text(path), behind: record.bodyLineOffset)
  }
}

extension Diagnostic {
  /// The same of a file that is called so in messages.
  fileprivate func of(_ path: String) -> Diagnostic {
    Diagnostic(
      path: path, line: line, column: column, severity: severity, message: message, rule: rule,
      subject: subject)
  }
}
