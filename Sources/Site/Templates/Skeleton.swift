/// A page without its own texts: what it shares with all pages of the same template and shape.
///
/// The template engine costs far more than everything else that a page needs, so it makes one skeleton for
/// thousands of pages. It renders marks in the place of texts, and the marks show where texts go.
struct Skeleton: Sendable {
  private let text: SlottedText
  /// Where pages of this kind lead, and where links can lead in them, outside their slots of HTML.
  let references: SlottedReferences

  /// Takes rendered HTML with marks apart.
  init(_ html: String) {
    let bytes = Array(html.utf8)
    text = SlottedText(bytes)
    references = SlottedReferences(bytes)
  }

  /// The page with its texts.
  func filled(_ contents: SlotContents) throws(Diagnostic) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(1 << 14)
    try text.fill(&page, with: contents)
    return page
  }
}
