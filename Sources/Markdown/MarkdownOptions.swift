/// What a document may do, what it has to respect, and what is asked of it.
package struct MarkdownOptions: Sendable {
  /// Whether raw HTML is published as it is written.
  package var allowsRawHTML: Bool
  /// Values of `id` that the page around the document uses.
  package var reservedAnchors: Set<String>
  /// Whether the document keeps its texts with their places.
  package var keepsTexts: Bool

  package init(
    allowsRawHTML: Bool = false, reservedAnchors: Set<String> = [], keepsTexts: Bool = false
  ) {
    self.allowsRawHTML = allowsRawHTML
    self.reservedAnchors = reservedAnchors
    self.keepsTexts = keepsTexts
  }
}
