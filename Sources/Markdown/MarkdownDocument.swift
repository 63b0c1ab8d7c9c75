/// A text in CommonMark, parsed: its HTML, and what other pages need to know of it.
package struct MarkdownDocument: ~Copyable {
  private let tree: CmarkTree

  /// The headings, in order.
  package let headings: [Heading]

  /// The links and images, in order, with the destinations that the author wrote.
  package let links: [Link]

  private let text: String

  /// Parses a text.
  ///
  /// Any text is a document, so there is no error.
  package init(_ source: String) {
    tree = CmarkTree(parsing: source)
    let nodes = tree.root.descendants
    links = nodes.compactMap(Link.init)
    text = PlainText(of: nodes).text
    var anchors = HeadingAnchors()
    headings = nodes.filter(\.isHeading).map { node in
      let heading = Heading(node, anchors: &anchors)
      node.replace(
        opening: "<h\(heading.level) id=\"\(heading.anchor)\">", closing: "</h\(heading.level)>")
      return heading
    }
  }

  /// The body as HTML; every heading has its anchor as `id`.
  ///
  /// Raw HTML and links such as `javascript:` are left out.
  ///
  /// - Parameter rewriteLink: Gives the destination to write for one that the author wrote, for
  ///   example with the base path of the site.
  /// - Returns: HTML blocks, each ended by a line feed.
  package borrowing func html(rewriteLink: (String) -> String = { $0 }) -> String {
    let linked = tree.root.descendants.filter(\.isLinkOrImage).map { ($0, $0.url) }
    for (node, url) in linked { node.url = rewriteLink(url) }
    // The author's destinations come back, so that the next call starts from them.
    defer { for (node, url) in linked { node.url = url } }
    return tree.html()
  }

  /// The words without marks, for excerpts and search.
  ///
  /// - Parameter limit: The most characters; a longer text ends in "…", which counts too.
  /// - Returns: One line.
  package borrowing func plainText(limit: Int = .max) -> String {
    text.count <= limit ? text : String(text.prefix(max(limit - 1, 0))) + "…"
  }
}
