import CCmark

/// Owns a tree of cmark; no pointer into it may outlive it.
struct CmarkTree: ~Copyable {
  let root: CmarkNode

  /// Nodes that were taken out of the tree, which others may still know.
  private let aside: CmarkNode

  /// Parses CommonMark in UTF-8.
  ///
  /// Any text is a document, so there is no error.
  init(parsing source: [UInt8]) {
    TreeMemory.ofThread.pointee.beginTree()
    aside = CmarkNode.customBlock(opening: "", closing: "")
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, TreeMemory.functions) else {
      preconditionFailure("cmark makes a parser, or ends the program")
    }
    defer { cmark_parser_free(parser) }
    source.withUnsafeBytes { text in
      cmark_parser_feed(
        parser, text.assumingMemoryBound(to: CChar.self).baseAddress, text.count)
    }
    guard let document = cmark_parser_finish(parser) else {
      preconditionFailure("cmark gives a document for any text")
    }
    root = CmarkNode(pointer: document)
  }

  deinit {
    TreeMemory.ofThread.pointee.endTree(root, aside)
  }

  /// Takes a node out of the tree; it lives as long as the tree does.
  borrowing func setAside(_ node: CmarkNode) { aside.append(node) }

  /// Puts a block in the place of another one, which is set aside.
  borrowing func replace(_ node: CmarkNode, by block: CmarkNode) {
    node.yield(to: block)
    setAside(node)
  }
}
