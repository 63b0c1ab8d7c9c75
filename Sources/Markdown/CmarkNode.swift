import CCmark

/// One node of a tree that lives; a view that owns nothing.
struct CmarkNode {
  let pointer: OpaquePointer

  /// What the node is.
  var kind: cmark_node_type { cmark_node_get_type(pointer) }

  /// The text of a text, code or HTML node.
  var literal: String { text(cmark_node_get_literal(pointer)) }

  /// The destination of a link or image.
  var url: String {
    get { text(cmark_node_get_url(pointer)) }
    nonmutating set { _ = cmark_node_set_url(pointer, newValue) }
  }

  /// The level of a heading, from 1 to 6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// Where the node begins, both from 1, or nil for a kind that cmark gives no place.
  var place: (line: Int, column: Int)? {
    let line = Int(cmark_node_get_start_line(pointer))
    return line > 0 ? (line, Int(cmark_node_get_start_column(pointer))) : nil
  }

  /// The node above.
  var parent: CmarkNode? { cmark_node_parent(pointer).map(CmarkNode.init) }

  /// Whether the node is the child of a paragraph, heading or other inline.
  var isInline: Bool {
    kind.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue
      && kind.rawValue <= CMARK_NODE_LAST_INLINE.rawValue
  }

  /// This node and those below it, in the order of the document.
  var descendants: [CmarkNode] {
    var nodes: [CmarkNode] = []
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      nodes.append(CmarkNode(pointer: node))
    }
    return nodes
  }

  /// Puts HTML of our own around the content of this node, in place of cmark's, and frees it.
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

  private func text(_ string: UnsafePointer<CChar>?) -> String {
    string.map { String(cString: $0) } ?? ""
  }
}
