import CCmark

/// One node of a tree that lives; a view that owns nothing.
struct CmarkNode {
  let pointer: OpaquePointer

  /// What the node is.
  var kind: cmark_node_type { cmark_node_get_type(pointer) }

  /// The text of a text, code or HTML node.
  var literal: String { string(cmark_node_get_literal(pointer)) }

  /// The words behind the opening fence of a code block.
  var fenceInfo: String { string(cmark_node_get_fence_info(pointer)) }

  /// The destination of a link or image.
  var url: String {
    get { string(cmark_node_get_url(pointer)) }
    nonmutating set { _ = cmark_node_set_url(pointer, newValue) }
  }

  /// The level of a heading, from 1 to 6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The line where the node begins, from 1, or 0 for a kind that cmark gives no place.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The byte of that line, from 1; that of an inline is relative, see `SourceText.place(of:in:)`.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  /// A node whose place can be trusted, and how many bytes before it this one begins.
  ///
  /// The columns of `<https://…>` do not count what stands before the paragraph; those of its text do.
  var placed: (node: CmarkNode, offset: Int) {
    guard kind == CMARK_NODE_LINK, let text = firstChild, text.kind == CMARK_NODE_TEXT else {
      return (self, 0)
    }
    return (text, 1)
  }

  /// The line where the node ends.
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// The node above.
  var parent: CmarkNode? { cmark_node_parent(pointer).map(CmarkNode.init) }

  /// The first node below.
  var firstChild: CmarkNode? { cmark_node_first_child(pointer).map(CmarkNode.init) }

  /// The last node below.
  var lastChild: CmarkNode? { cmark_node_last_child(pointer).map(CmarkNode.init) }

  /// The node behind, below the same parent.
  var next: CmarkNode? { cmark_node_next(pointer).map(CmarkNode.init) }

  /// Whether the node is the child of a paragraph, heading or other inline.
  var isInline: Bool {
    kind.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue
      && kind.rawValue <= CMARK_NODE_LAST_INLINE.rawValue
  }

  /// Whether the node holds inlines and no blocks.
  var isLeafBlock: Bool { kind == CMARK_NODE_PARAGRAPH || kind == CMARK_NODE_HEADING }

  private func string(_ string: UnsafePointer<CChar>?) -> String {
    string.map { String(cString: $0) } ?? ""
  }
}

// MARK: Changes

extension CmarkNode {
  /// Puts HTML of our own around the content of this block, in place of cmark's, and frees it.
  func replace(opening: String, closing: String) {
    let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)
    let frame = cmark_node_new(CMARK_NODE_CUSTOM_INLINE)
    cmark_node_set_on_enter(frame, opening)
    cmark_node_set_on_exit(frame, closing)
    cmark_node_append_child(block, frame)
    while let child = cmark_node_first_child(pointer) {
      cmark_node_append_child(frame, child)
    }
    cmark_node_replace(pointer, block)
    cmark_node_free(pointer)
  }

  /// Takes the node out of its tree and frees it with all below.
  func remove() { cmark_node_free(pointer) }

  /// Puts a line break in the place of the node.
  func becomeLineBreak() {
    cmark_node_replace(pointer, cmark_node_new(CMARK_NODE_LINEBREAK))
    cmark_node_free(pointer)
  }
}
