import CCmark

/// A link or an image of a document.
package struct Link: Equatable, Sendable {
  /// Where it leads, as the author wrote it, with entities and escapes resolved.
  package let destination: String
  /// Where it begins.
  package let place: SourcePlace
  /// Whether it is an image.
  package let isImage: Bool
  /// The words of the link, or the alternative text of the image.
  package let text: String
}

extension Link {
  init(_ inline: TreeParts.Inline) {
    destination = inline.node.url
    place = inline.place
    isImage = inline.node.kind == CMARK_NODE_IMAGE
    text = PlainText(of: inline.node).text
  }

  /// Whether a browser would run the destination, or read a file of the visitor.
  ///
  /// The schemes are those that cmark leaves out too. They are compared as bytes, as browsers do: a mark that joins
  /// the colon before it to one character makes a scheme no other one.
  package var isDangerous: Bool {
    guard let first = destination.utf8.first, "jvfd".utf8.contains(first | 0x20) else {
      return false
    }
    let start = destination.utf8.prefix(16).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    func begins(_ scheme: StaticString) -> Bool {
      start.starts(
        with: UnsafeBufferPointer(start: scheme.utf8Start, count: scheme.utf8CodeUnitCount))
    }
    if begins("data:") {
      return
        !(begins("data:image/png") || begins("data:image/gif") || begins("data:image/jpeg")
        || begins("data:image/webp"))
    }
    return begins("javascript:") || begins("vbscript:") || begins("file:")
  }

  /// What is said of a dangerous one.
  var problem: MarkdownProblem {
    MarkdownProblem(
      place: place, severity: .error,
      message: "a link must not lead to a script or a file; write an address such as https://…")
  }
}

extension TreeParts.Inline {
  /// Whether it is a link in which there is nothing to see or to hear (WCAG 2.1, 2.4.4).
  ///
  /// A picture in it has words of its own or lacks them, and nobody knows what HTML shows.
  var isWordless: Bool {
    guard node.kind == CMARK_NODE_LINK, PlainText(of: node).text.allSatisfy(\.isWhitespace) else {
      return false
    }
    var walk = TreeWalk(node)
    while let part = walk.next() {
      if part.kind == CMARK_NODE_IMAGE || part.kind == CMARK_NODE_HTML_INLINE { return false }
    }
    return true
  }

  /// What is said of it.
  var wordlessProblem: MarkdownProblem {
    MarkdownProblem(
      place: place, severity: .warning,
      message: "the link has no words, so nobody finds it; say between [ and ] where it leads")
  }
}
