/// What a document may do, and what it has to respect.
package struct MarkdownOptions: Sendable {
  /// Whether raw HTML is published as it is written.
  package var allowsRawHTML: Bool
  /// Values of `id` that the page around the document uses.
  package var reservedAnchors: Set<String>

  package init(allowsRawHTML: Bool = false, reservedAnchors: Set<String> = []) {
    self.allowsRawHTML = allowsRawHTML
    self.reservedAnchors = reservedAnchors
  }
}
