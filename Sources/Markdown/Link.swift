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
  /// The schemes are those that cmark leaves out too.
  package var isDangerous: Bool {
    guard let first = destination.utf8.first, "jvfd".utf8.contains(first | 0x20) else {
      return false
    }
    let start = destination.prefix(24).lowercased()
    let isPicture = ["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/\($0)") }
    return !isPicture
      && ["javascript:", "vbscript:", "file:", "data:"].contains { start.hasPrefix($0) }
  }

  /// What is said of a dangerous one.
  var problem: MarkdownProblem {
    MarkdownProblem(
      place: place, severity: .error,
      message: "a link must not lead to a script or a file; write an address such as https://…")
  }
}
