/// A piece of raw HTML in a document: a tag in a line, or a block.
package struct RawHTML: Equatable, Sendable {
  package let html: String
  /// Where it begins.
  package let place: SourcePlace
}

extension RawHTML {
  /// The pieces of a document that publishes them.
  static func pieces(of parts: TreeParts, in source: SourceText) -> [RawHTML] {
    parts.tags.map { RawHTML(html: $0.node.literal, place: $0.place) }
      + parts.htmlBlocks.map { block in
        RawHTML(
          html: block.literal, place: source.place(line: block.line, column: block.column))
      }
  }
}

// MARK: A document that does not ask for it

extension RawHTML {
  /// Takes raw HTML out of a tree; what is lost is reported.
  ///
  /// `<br>` is a line break, since the cell of a table knows no other, and comments say nothing to readers.
  static func remove(
    _ parts: TreeParts, in source: SourceText, _ problems: inout [MarkdownProblem]
  ) {
    for tag in parts.tags {
      let literal = tag.node.literal
      if isLineBreak(literal) {
        tag.node.becomeLineBreak()
      } else {
        report(literal, at: tag.place, &problems)
        tag.node.remove()
      }
    }
    for block in parts.htmlBlocks {
      report(block.literal, at: source.place(line: block.line, column: block.column), &problems)
      block.remove()
    }
  }

  private static func isLineBreak(_ tag: String) -> Bool {
    ["<br>", "<br/>", "<br />"].contains(tag.lowercased())
  }

  private static func report(
    _ html: String, at place: SourcePlace, _ problems: inout [MarkdownProblem]
  ) {
    guard !isComment(html) else { return }
    problems.append(
      MarkdownProblem(
        place: place, severity: .warning,
        message: "raw HTML is left out; write Markdown, or 'html: true' among the fields"))
  }

  private static func isComment(_ html: String) -> Bool {
    let html = html.drop(while: \.isWhitespace)
    guard html.hasPrefix("<!--"), let end = html.firstRange(of: "-->") else { return false }
    return html[end.upperBound...].allSatisfy(\.isWhitespace)
  }
}
