/// A page without its own texts: what it shares with all pages of the same template and shape.
///
/// The template engine costs far more than everything else that a page needs, so it makes one skeleton for
/// thousands of pages. It renders marks in the place of texts, and the marks show where texts go.
final class Skeleton: Sendable {
  private let text: SlottedText
  /// Where pages of this kind lead, and where links can lead in them, outside their slots of HTML.
  let references: SlottedReferences

  /// Takes rendered HTML with marks apart.
  ///
  /// - Parameters:
  ///   - html: The HTML in UTF-8.
  ///   - fixed: The texts that all pages of the kind have in common.
  init(_ html: [UInt8], fixed: SlotContents) {
    text = SlottedText(html[...], fixed: fixed)
    references = SlottedReferences(html, fixed: fixed)
  }

  /// The page with its texts.
  func filled(_ contents: SlotContents) throws(Diagnostic) -> [UInt8] {
    try text.filled(with: contents)
  }
}
