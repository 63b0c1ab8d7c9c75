import CCmark

/// A heading of a document.
package struct Heading: Equatable, Sendable {
  /// The level, from 1 to 6.
  package let level: Int
  /// The words, without marks.
  package let text: String
  /// The line of the source, from 1.
  package let line: Int
  /// The `id` in the HTML, unique in the document.
  package let anchor: String
}

extension Heading {
  init(_ node: CmarkNode, anchors: inout HeadingAnchors) {
    level = node.headingLevel
    text = PlainText(of: node.descendants).text
    line = node.place?.line ?? 1
    anchor = anchors.anchor(for: text)
  }
}

extension CmarkNode {
  var isHeading: Bool { kind == CMARK_NODE_HEADING }
}
