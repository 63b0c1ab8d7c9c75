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
  private let folder: FolderPlace
  /// The HTML, where the text had to be read.
  let html: DocumentHTML?

  /// Takes what is known of a file that was found, or reads it.
  init(
    _ path: String, _ kind: Kind, _ contents: ContentFolder.Contents, in folder: ContentFolder
  ) throws(Diagnostic) {
    self.path = path
    self.folder = folder.place
    digest = contents.file.digest
    if contents.entry.notice.isEmpty, let known = contents.entry.document {
      record = known
      html = nil
    } else {
      let read = try ReadDocument(
        try folder.utf8(path, contents), kind, path: folder.displayPath(path),
        timings: folder.timings)
      record = read.record
      html = read.html
    }
  }

  /// Takes what is known of a file whose fields nobody asks for; nil where that is nothing.
  init?(known path: String, _ contents: ContentFolder.Contents, in folder: ContentFolder) {
    guard let known = contents.entry.document else { return nil }
    self.path = path
    self.folder = folder.place
    digest = contents.file.digest
    record = known
    html = nil
  }

  /// Keeps for the next build what was read, and the notice that it is where nothing is wrong with it.
  func keep(_ notice: NoticeText? = nil, in folder: ContentFolder) {
    if html != nil { folder.memory.keep(record, notice, of: path) }
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
    file.record = record.withoutFields
    return file
  }

  /// The Markdown behind the fields, in UTF-8.
  func markdown() throws(Diagnostic) -> [UInt8] {
    FrontMatter.body(of: try folder.utf8(path, of: digest), behind: record.bodyLineOffset)
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
