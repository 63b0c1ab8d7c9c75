/// Where pages of one template and shape lead, and where links can lead in them.
struct SlottedReferences: Sendable {
  private let links: [SlottedValue]
  private let anchors: [SlottedValue]

  /// Finds them in rendered HTML with marks.
  init(_ html: [UInt8]) {
    let references = HTMLReferences(html)
    links = references.links.map { SlottedValue(html[$0]) }
    anchors = references.anchors.map { SlottedValue(html[$0]) }
  }

  /// Those of a page.
  func filled(_ contents: SlotContents) -> PageReferences {
    PageReferences(
      links: links.compactMap { $0.filled(contents) },
      anchors: Set(anchors.compactMap { $0.filled(contents) }))
  }
}

/// Where a page leads, and where links can lead in it.
struct PageReferences: Sendable {
  /// Destinations as they stand in the page.
  var links: [String] = []
  var anchors: Set<String> = []
}

extension PageReferences {
  /// Those of finished HTML.
  init(of html: [UInt8]) {
    self = SlottedReferences(html).filled(SlotContents())
  }
}

/// The value of an attribute, in which slots may stand.
private enum SlottedValue: Sendable {
  case finished(String)
  case slotted(SlottedText)

  init(_ html: ArraySlice<UInt8>) {
    let text = SlottedText(html)
    self =
      text.isFinished
      ? .finished(String(decoding: html, as: UTF8.self).unescaped) : .slotted(text)
  }

  /// The value on a page; nil where HTML that costs time stands in it.
  func filled(_ contents: SlotContents) -> String? {
    switch self {
    case .finished(let text): text
    case .slotted(let text): text.plainText(contents)
    }
  }
}

extension SlottedText {
  /// The text with its slots filled and its references resolved; nil where a slot takes HTML.
  fileprivate func plainText(_ contents: SlotContents) -> String? {
    guard let html = html(ofTexts: contents) else { return nil }
    return String(decoding: html, as: UTF8.self).unescaped
  }
}
