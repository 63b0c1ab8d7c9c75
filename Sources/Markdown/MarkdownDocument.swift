/// A text in CommonMark, parsed: its HTML, and what other pages need to know of it.
package struct MarkdownDocument: ~Copyable {
  private let tree: CmarkTree
  private let options: MarkdownOptions
  private let linkNodes: [CmarkNode]

  /// The headings, in order.
  package let headings: [Heading]

  /// The links and images, in order, with the destinations that the author wrote.
  package let links: [Link]

  /// What the author should know, in order.
  package let problems: [MarkdownProblem]

  /// Parses a text.
  ///
  /// Any text is a document, so there is no error.
  package init(_ text: String, options: MarkdownOptions = MarkdownOptions()) {
    let source = SourceText(text)
    let tree = CmarkTree(parsing: source.bytes)
    let parts = TreeParts(of: tree, in: source)
    var problems: [MarkdownProblem] = []
    if !options.allowsRawHTML { RawHTML.remove(parts, in: source, &problems) }
    links = parts.links.map { Link($0, in: source) }
    linkNodes = parts.links.map(\.node)
    problems += links.filter(\.isDangerous).map(\.problem)
    var anchors = HeadingAnchors(reserved: options.reservedAnchors)
    headings = parts.headings.map { Heading($0, in: source, anchors: &anchors) }
    self.tree = tree
    self.options = options
    self.problems = problems.sorted { $0.place < $1.place }
  }

  /// The body as HTML; every heading has its anchor as `id`.
  ///
  /// Raw HTML is left out unless the options allow it, and links such as `javascript:` always.
  ///
  /// - Parameter rewriteLink: Gives the destination to write for one that the author wrote, for
  ///   example with the base path of the site.
  /// - Returns: HTML blocks, each ended by a line feed.
  package borrowing func html(rewriteLink: (String) -> String = { $0 }) -> String {
    for (link, node) in zip(links, linkNodes) {
      node.url = link.isDangerous ? "" : rewriteLink(link.destination)
    }
    return tree.html(isUnsafe: options.allowsRawHTML)
  }

  /// The words without marks, for excerpts and search.
  ///
  /// - Parameter limit: The most characters; a longer text ends in "…", which counts too.
  /// - Returns: One line.
  package borrowing func plainText(limit: Int = .max) -> String {
    let text = PlainText(of: tree.root).text
    return text.count <= limit ? text : String(text.prefix(max(limit - 1, 0))) + "…"
  }
}
