import CCmark

/// Owns a tree of cmark and frees it; no pointer into it may outlive it.
struct CmarkTree: ~Copyable {
  let root: CmarkNode

  /// Nodes that were taken out of the tree, which others may still know.
  private let aside = CmarkNode.customBlock(opening: "", closing: "")

  /// Parses CommonMark in UTF-8.
  ///
  /// Any text is a document, so there is no error.
  init(parsing source: [UInt8]) {
    let document = source.withUnsafeBytes { text in
      cmark_parse_document(
        text.assumingMemoryBound(to: CChar.self).baseAddress, text.count, CMARK_OPT_DEFAULT)
    }
    guard let document else { preconditionFailure("cmark gives a document for any text") }
    root = CmarkNode(pointer: document)
  }

  deinit {
    cmark_node_free(root.pointer)
    cmark_node_free(aside.pointer)
  }

  /// Takes a node out of the tree; it lives as long as the tree does.
  borrowing func setAside(_ node: CmarkNode) { aside.append(node) }

  /// Puts a block in the place of another one, which is set aside.
  borrowing func replace(_ node: CmarkNode, by block: CmarkNode) {
    node.yield(to: block)
    setAside(node)
  }
}
