import CCmark

/// Words of a document that stand together on a line, without marks between them.
package struct TextRun: Equatable, Sendable {
  /// The words, with entities and escapes resolved.
  package let text: String
  /// Where they begin.
  package let place: SourcePlace
  /// Whether they are code.
  package let isCode: Bool
}

extension TextRun {
  init(_ inline: TreeParts.Inline) {
    text = inline.node.literal
    place = inline.place
    isCode = inline.node.kind != CMARK_NODE_TEXT
  }
}
