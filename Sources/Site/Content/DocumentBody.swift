import Markdown

/// The Markdown of a file, and what is needed to read it and to say where its mistakes are.
package struct DocumentBody: Sendable {
  /// Markdown.
  package var markdown: String
  /// The path of the file, from the project's folder.
  package var path: String
  /// How many lines of the file stand before the Markdown.
  package var lineOffset: Int
  /// Whether raw HTML is published: the field `html`.
  package var allowsRawHTML: Bool
  /// Where the text leads, in order.
  private(set) var links: [DocumentLink] = []
  /// Where it shows tables of `data/`, in order.
  private(set) var tables: [DataTableReference] = []
}

extension DocumentBody {
  /// Takes the text behind the fields of a file, which are asked for `html`; what is wrong with it is
  /// added to the diagnostics.
  init(_ matter: inout FrontMatter, path: String, _ diagnostics: inout [Diagnostic]) {
    markdown = matter.body
    self.path = path
    lineOffset = matter.bodyLineOffset
    allowsRawHTML = matter.fields.flag("html")
    let document = document
    links = links(of: document)
    tables = document.dataTables
    diagnostics += document.problems.map(diagnostic)
  }

  /// The parsed text.
  var document: MarkdownDocument {
    MarkdownDocument(
      markdown,
      options: MarkdownOptions(allowsRawHTML: allowsRawHTML, reservedAnchors: ["main"]))
  }

  private func diagnostic(_ problem: MarkdownProblem) -> Diagnostic {
    diagnostic(
      at: problem.place, severity: problem.severity == .error ? .error : .warning, problem.message)
  }

  /// Something about a place of the text, with its place in the file.
  func diagnostic(
    at place: SourcePlace, severity: Diagnostic.Severity, _ message: String
  ) -> Diagnostic {
    self.place(place).diagnostic(message, severity: severity)
  }

  /// A place of the text in the file.
  private func place(_ place: SourcePlace) -> ContentPlace {
    ContentPlace(path: path, line: place.line + lineOffset, column: place.column)
  }
}

/// A link or a picture in the text of a document.
struct DocumentLink: Sendable {
  /// The destination as its author wrote it.
  let destination: String
  let place: ContentPlace
  let isImage: Bool
  /// Whether it stands in raw HTML, which is published as it is.
  let isRaw: Bool
}

extension DocumentBody {
  private func links(of document: borrowing MarkdownDocument) -> [DocumentLink] {
    document.links.filter { !$0.isDangerous }.map { link in
      DocumentLink(
        destination: link.destination, place: place(link.place), isImage: link.isImage,
        isRaw: false)
    } + document.rawHTML.flatMap(links)
  }

  private func links(in raw: RawHTML) -> [DocumentLink] {
    let bytes = Array(raw.html.utf8)
    let start = place(raw.place)
    return HTMLReferences(bytes).links.map { range in
      DocumentLink(
        destination: String(decoding: bytes[range], as: UTF8.self).unescaped,
        place: start.moved(over: bytes[..<range.lowerBound]), isImage: false, isRaw: true)
    }
  }
}

extension ContentPlace {
  /// The place behind a text that begins here.
  fileprivate func moved(over text: ArraySlice<UInt8>) -> ContentPlace {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let last = String(decoding: lines.last ?? [], as: UTF8.self).count
    return ContentPlace(
      path: path, line: line + max(0, lines.count - 1),
      column: lines.count > 1 ? last + 1 : column + last)
  }
}
