import CCmark

/// The nodes of a tree that need more than cmark does, found in one walk.
struct TreeParts {
  /// An inline, and the paragraph or heading that holds it.
  struct Inline {
    let node: CmarkNode
    let block: CmarkNode
  }

  private(set) var headings: [CmarkNode] = []
  /// Links and images.
  private(set) var links: [Inline] = []
  /// Raw HTML in a line.
  private(set) var tags: [Inline] = []
  /// Raw HTML as a block.
  private(set) var htmlBlocks: [CmarkNode] = []

  init(of tree: borrowing CmarkTree, in source: SourceText) {
    let hasInlines = source.bytes.has("[") || source.bytes.has("<")
    var walk = TreeWalk(tree.root)
    var block = tree.root
    while let node = walk.next() {
      if node.isLeafBlock {
        block = node
        if !hasInlines { walk.skipChildren() }
      }
      add(node, in: block)
    }
  }

  private mutating func add(_ node: CmarkNode, in block: CmarkNode) {
    switch node.kind {
    case CMARK_NODE_HEADING: headings.append(node)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: links.append(Inline(node: node, block: block))
    case CMARK_NODE_HTML_INLINE: tags.append(Inline(node: node, block: block))
    case CMARK_NODE_HTML_BLOCK: htmlBlocks.append(node)
    default: break
    }
  }
}
