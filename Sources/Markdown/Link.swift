import CCmark

/// A link or an image of a document.
package struct Link: Equatable, Sendable {
  /// Where it leads, as the author wrote it, with entities and escapes resolved.
  package let destination: String
  /// The line of the source, from 1.
  package let line: Int
  /// The byte in that line, from 1, where it begins, or nil when it is not known.
  package let column: Int?
  /// Whether it is an image.
  package let isImage: Bool
  /// The words of the link, or the alternative text of the image.
  package let text: String
}

extension Link {
  init?(_ node: CmarkNode) {
    guard node.isLinkOrImage else { return nil }
    destination = node.url
    line = node.place?.line ?? node.nearestLine
    column = node.place?.column
    isImage = node.kind == CMARK_NODE_IMAGE
    text = PlainText(of: node.descendants).text
  }
}

extension CmarkNode {
  var isLinkOrImage: Bool { kind == CMARK_NODE_LINK || kind == CMARK_NODE_IMAGE }

  /// The line of the nearest node above that has one.
  fileprivate var nearestLine: Int { place?.line ?? parent?.nearestLine ?? 1 }
}
