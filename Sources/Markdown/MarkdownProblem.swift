/// Something that an author should know about a document.
package struct MarkdownProblem: Equatable, Sendable {
  /// Whether the document can be published all the same.
  package enum Severity: Sendable {
    case error
    case warning
  }

  /// Where it is.
  package let place: SourcePlace
  package let severity: Severity
  /// What is wrong and what to do.
  package let message: String
}
