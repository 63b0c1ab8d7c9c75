import CCmark

/// The nodes of a tree that need more than cmark does, found in one walk.
struct TreeParts {
  /// An inline and where it begins.
  struct Inline {
    let node: CmarkNode
    let place: SourcePlace
  }

  private(set) var headings: [CmarkNode] = []
  /// Block quotes that stand for footnotes, with their numbers.
  private(set) var footnotes: [(node: CmarkNode, number: Int)] = []
  private(set) var quotes: [CmarkNode] = []
  /// References to footnotes.
  private(set) var references: [CmarkNode] = []
  /// Links and images but for references to footnotes and data tables.
  private(set) var links: [Inline] = []
  /// Images that stand for data tables, alone in their paragraphs.
  private(set) var dataTables: [Inline] = []
  /// Raw HTML in a line.
  private(set) var tags: [Inline] = []
  /// Raw HTML as a block.
  private(set) var htmlBlocks: [CmarkNode] = []
  /// Texts and code, if they were asked for.
  private(set) var texts: [Inline] = []

  private let source: SourceText
  private let keepsTexts: Bool
  private var places: PlaceFinder

  init(of tree: borrowing CmarkTree, in source: SourceText, keepsTexts: Bool) {
    self.source = source
    self.keepsTexts = keepsTexts
    places = PlaceFinder(source)
    let hasInlines = keepsTexts || source.bytes.has("[") || source.bytes.has("<")
    var walk = TreeWalk(tree.root)
    var block = tree.root
    while let node = walk.next() {
      if node.holdsInlines {
        block = node
        if !hasInlines { walk.skipChildren() }
      }
      add(node, in: block)
    }
  }

  private mutating func add(_ node: CmarkNode, in block: CmarkNode) {
    switch node.kind {
    case CMARK_NODE_HEADING: headings.append(node)
    case CMARK_NODE_BLOCK_QUOTE: addQuote(node)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: addLink(node, in: block)
    case CMARK_NODE_HTML_INLINE: tags.append(inline(node, block))
    case CMARK_NODE_HTML_BLOCK: htmlBlocks.append(node)
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if keepsTexts { texts.append(inline(node, block)) }
    case CMARK_NODE_CODE_BLOCK:
      if keepsTexts { texts.append(inline(node, node)) }
    default: break
    }
  }

  private mutating func inline(_ node: CmarkNode, _ block: CmarkNode) -> Inline {
    Inline(node: node, place: places.place(of: node, in: block))
  }

  private mutating func addQuote(_ node: CmarkNode) {
    if let number = source.origin(ofLine: node.line).footnote {
      footnotes.append((node, number))
    } else {
      quotes.append(node)
    }
  }

  private mutating func addLink(_ node: CmarkNode, in block: CmarkNode) {
    if Footnotes.number(of: node) != nil {
      references.append(node)
    } else if DataTableReference.isReference(node, in: block) {
      dataTables.append(inline(node, block))
    } else {
      links.append(inline(node, block))
    }
  }
}

// MARK: The tree

extension TreeParts {
  /// Tells the nodes of headings, links and data tables which part of the document they are; a data table takes
  /// the place of its paragraph.
  func number(in tree: borrowing CmarkTree) {
    for (number, heading) in headings.enumerated() { heading.part = .heading(number) }
    for (number, link) in links.enumerated() { link.node.part = .link(number) }
    for (number, image) in dataTables.enumerated() {
      guard let paragraph = image.node.parent else { continue }
      let block = CmarkNode.customBlock(opening: "", closing: "")
      block.part = .dataTable(number)
      tree.replace(paragraph, by: block)
    }
  }
}
