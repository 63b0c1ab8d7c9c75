/// A text in Markdown, parsed: its HTML, and what other pages need to know of it.
///
/// That is CommonMark 0.30 by cmark, and over its tree the tables of GitHub, tables with merged cells, footnotes,
/// notes and warnings, and data tables of the site.
package struct MarkdownDocument: ~Copyable {
  private let tree: CmarkTree
  private let options: MarkdownOptions
  private let tables: Tables
  private let size: Int

  /// The headings, in order.
  package let headings: [Heading]

  /// The links and images, in order, with the destinations that the author wrote.
  package let links: [Link]

  /// The places where tables of the site are shown, in order.
  package let dataTables: [DataTableReference]

  /// Texts and code in order, if the options ask for them.
  package let texts: [TextRun]

  /// Raw HTML that is published, piece by piece; empty where the options do not allow it.
  package let rawHTML: [RawHTML]

  /// What the author should know, in order.
  package let problems: [MarkdownProblem]

  /// Parses a text.
  ///
  /// Any text is a document, so there is no error.
  package init(_ text: String, options: MarkdownOptions = MarkdownOptions()) {
    self.init(utf8: Array(text.utf8), options: options)
  }

  /// Parses a text in UTF-8.
  package init(utf8 text: [UInt8], options: MarkdownOptions = MarkdownOptions()) {
    var problems: [MarkdownProblem] = []
    let footnotes = Footnotes(in: SourceText(text), &problems)
    var source = footnotes.text
    var tree = CmarkTree(parsing: source.bytes)
    tables = Tables(in: tree, of: source, &problems)
    if tables.needTextOfCells {
      source = tables.textOfCells
      tree = CmarkTree(parsing: source.bytes)
    }
    tables.build(in: tree, of: source)
    let parts = TreeParts(of: tree, in: source, keepsTexts: options.keepsTexts)
    links = parts.links.map(Link.init)
    dataTables = parts.dataTables.map(DataTableReference.init)
    texts = parts.texts.map(TextRun.init)
    problems += links.filter(\.isDangerous).map(\.problem)
    problems += parts.links.filter(\.isWordless).map(\.wordlessProblem)
    var undefined = UndefinedFootnotes(in: source)
    undefined.report(in: tree, &problems)

    // From here on the tree is no more as cmark made it, and its blocks have no places.
    rawHTML = options.allowsRawHTML ? RawHTML.pieces(of: parts, in: source) : []
    if !options.allowsRawHTML { RawHTML.remove(parts, in: source, &problems) }
    footnotes.arrange(parts, in: tree, &problems)
    Alert.mark(parts.quotes, in: tree, of: source, &problems)
    parts.number(in: tree)
    var anchors = HeadingAnchors(reserved: options.reservedAnchors)
    headings = parts.headings.map { Heading($0, in: source, anchors: &anchors) }
    self.tree = tree
    self.options = options
    self.problems = problems.sorted { $0.place < $1.place }
    size = text.count * 2
  }

  /// The body as HTML, but for where its links lead and for tables of the site; every heading has its anchor as
  /// `id`.
  ///
  /// Raw HTML is left out unless the options allow it, and links such as `javascript:` always.
  ///
  /// - Returns: HTML blocks, each ended by a line feed.
  package borrowing func rendered() -> DocumentHTML {
    var writer = HTMLWriter(
      headings: headings, links: links, dataTables: dataTables, tables: tables,
      writesRawHTML: options.allowsRawHTML, size: size)
    writer.write(tree.root)
    return writer.document
  }

  /// The body as HTML.
  ///
  /// - Parameters:
  ///   - rewriteLink: Gives the destination to write for one that the author wrote.
  ///   - dataTable: Gives the HTML of a table of the site.
  /// - Returns: HTML blocks, each ended by a line feed.
  package borrowing func html(
    rewriteLink: (String) -> String = { $0 },
    dataTable: (DataTableReference) -> String = { _ in "" }
  ) -> String {
    String(
      decoding: rendered().filled(rewriteLink: rewriteLink, dataTable: dataTable), as: UTF8.self)
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
