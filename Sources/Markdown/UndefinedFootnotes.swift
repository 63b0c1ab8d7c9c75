import CCmark

/// References to footnotes that are not there; to cmark they are text.
struct UndefinedFootnotes {
  private let source: SourceText

  init(in source: SourceText) {
    self.source = source
  }

  /// Reports each `[^a]` that is left in a text of the tree.
  func report(in tree: borrowing CmarkTree, _ problems: inout [MarkdownProblem]) {
    guard source.hasFootnoteMark else { return }
    var walk = TreeWalk(tree.root)
    var block = tree.root
    while let node = walk.next() {
      if node.isLeafBlock { block = node }
      if node.kind == CMARK_NODE_TEXT { report(node, in: block, &problems) }
    }
  }

  private func report(
    _ node: CmarkNode, in block: CmarkNode, _ problems: inout [MarkdownProblem]
  ) {
    guard node.hasInLiteral("[^") else { return }
    let text = node.literal
    for match in text.matches(of: #/\[\^([^\s\[\]]+)\]/#) where !isEscaped(match.0, node.line) {
      let place = source.place(of: node, in: block)
      let before = text[..<match.range.lowerBound].unicodeScalars.count
      problems.append(
        MarkdownProblem(
          place: SourcePlace(line: place.line, column: place.column + before), severity: .error,
          message:
            "there is no footnote '\(match.1)'; write '[^\(match.1)]: …' at the beginning of a "
            + "line, or '\\[^' for the sign itself"))
    }
  }

  private func isEscaped(_ reference: Substring, _ line: Int) -> Bool {
    let line = String(decoding: source.line(line), as: UTF8.self)
    return line.contains("\\" + reference) || !line.contains(reference)
  }
}

extension SourceText {
  /// Whether `[^` is there at all.
  fileprivate var hasFootnoteMark: Bool {
    bytes.has("^")
      && bytes.indices.dropLast().contains {
        bytes[$0] == UInt8(ascii: "[") && bytes[$0 + 1] == UInt8(ascii: "^")
      }
  }
}
