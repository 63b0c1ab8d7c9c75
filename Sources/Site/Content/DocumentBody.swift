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

  /// A problem with its place in the file.
  private func diagnostic(_ problem: MarkdownProblem) -> Diagnostic {
    Diagnostic(
      path: path, line: problem.place.line + lineOffset, column: problem.place.column,
      severity: problem.severity == .error ? .error : .warning, message: problem.message)
  }

  /// The text as HTML, with links from the site's root brought below its base; made when it is asked for.
  func html(base: String) -> TemplateValue {
    .html { () in Array(document.html { href($0, base: base) }.utf8) }
  }
}
