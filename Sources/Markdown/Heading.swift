/// A heading of a document.
package struct Heading: Equatable, Sendable {
  /// The level, from 1 to 6.
  package let level: Int
  /// The words, without marks.
  package let text: String
  /// Where it begins.
  package let place: SourcePlace
  /// The `id` in the HTML, unique in the document.
  package let anchor: String
}

extension Heading {
  /// Takes a heading of a tree, and gives it an anchor.
  init(_ node: CmarkNode, in source: SourceText, anchors: inout HeadingAnchors) {
    level = node.headingLevel
    text = PlainText(of: node).text
    place = source.place(line: node.line, column: node.column)
    anchor = anchors.anchor(for: text)
  }
}
