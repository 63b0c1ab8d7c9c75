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
}

extension DocumentBody {
  /// Takes the text behind the fields of a file, which are asked for `html`.
  init(_ matter: inout FrontMatter, path: String) {
    markdown = matter.body
    self.path = path
    lineOffset = matter.bodyLineOffset
    allowsRawHTML = matter.fields.flag("html")
  }

  /// The parsed text.
  var document: MarkdownDocument {
    MarkdownDocument(
      markdown,
      options: MarkdownOptions(allowsRawHTML: allowsRawHTML, reservedAnchors: ["main"]))
  }

  /// What is wrong with the text.
  var problems: [Diagnostic] { document.problems.map(diagnostic) }

  private func diagnostic(_ problem: MarkdownProblem) -> Diagnostic {
    diagnostic(
      at: problem.place, severity: problem.severity == .error ? .error : .warning, problem.message)
  }

  /// Something about a place of the text, with its place in the file.
  func diagnostic(
    at place: SourcePlace, severity: Diagnostic.Severity, _ message: String
  ) -> Diagnostic {
    Diagnostic(
      path: path, line: place.line + lineOffset, column: place.column, severity: severity,
      message: message)
  }
}
