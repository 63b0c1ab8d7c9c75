import CCmark
import Glibc

/// One node of a tree that lives; a view that owns nothing.
struct CmarkNode {
  let pointer: OpaquePointer

  /// A node that lives.
  init(pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// What the node is.
  var kind: cmark_node_type { cmark_node_get_type(pointer) }

  /// The text of a text, code or HTML node.
  var literal: String { string(cmark_node_get_literal(pointer)) }

  /// Whether a text has another one in it.
  func hasInLiteral(_ text: String) -> Bool {
    cmark_node_get_literal(pointer).map { strstr($0, text) != nil } ?? false
  }

  /// The words behind the opening fence of a code block.
  var fenceInfo: String { string(cmark_node_get_fence_info(pointer)) }

  /// The destination of a link or image.
  var url: String { string(cmark_node_get_url(pointer)) }

  /// Whether the destination of a link begins with a byte.
  func urlBegins(with byte: UInt8) -> Bool {
    cmark_node_get_url(pointer).map { UInt8(bitPattern: $0.pointee) == byte } ?? false
  }

  /// The level of a heading, from 1 to 6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The line where the node begins, from 1, or 0 for a kind that cmark gives no place.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The byte of that line, from 1; that of an inline is relative, see `SourceText.origin(of:in:)`.
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

  /// Whether the node is a paragraph, a heading, or a table.
  var holdsInlines: Bool {
    isLeafBlock || kind == CMARK_NODE_CUSTOM_BLOCK && firstChild?.isInline == true
  }

  /// Where a text of ours begins in the author's text.
  var origin: ByteOrigin? {
    guard kind == CMARK_NODE_TEXT, let data = cmark_node_get_user_data(pointer) else { return nil }
    let origin = UInt(bitPattern: data)
    return ByteOrigin(line: Int(origin >> 32), offset: Int(origin & 0xFFFF_FFFF))
  }

  private func string(_ string: UnsafePointer<CChar>?) -> String {
    string.map { String(cString: $0) } ?? ""
  }
}

// MARK: Changes

extension CmarkNode {
  /// A block with HTML of our own around the blocks that are put into it.
  static func customBlock(opening: String, closing: String) -> CmarkNode {
    custom(CMARK_NODE_CUSTOM_BLOCK, opening: opening, closing: closing)
  }

  /// An inline that is HTML of our own.
  static func customInline(_ html: String) -> CmarkNode {
    custom(CMARK_NODE_CUSTOM_INLINE, opening: html, closing: "")
  }

  /// A text that stands in the author's text somewhere.
  static func text(_ words: ArraySlice<UInt8>, origin: ByteOrigin) -> CmarkNode {
    let node = CmarkNode(kind: CMARK_NODE_TEXT)
    words.withCString { cmark_node_set_literal(node.pointer, $0) }
    let data = UInt(origin.line) << 32 | UInt(origin.offset)
    cmark_node_set_user_data(node.pointer, UnsafeMutableRawPointer(bitPattern: data))
    return node
  }

  private init(kind: cmark_node_type) {
    guard let pointer = cmark_node_new_with_mem(kind, TreeMemory.functions) else {
      preconditionFailure("cmark makes any node")
    }
    self.init(pointer: pointer)
  }

  private static func custom(
    _ kind: cmark_node_type, opening: String, closing: String
  ) -> CmarkNode {
    let node = CmarkNode(kind: kind)
    if !opening.isEmpty { cmark_node_set_on_enter(node.pointer, opening) }
    if !closing.isEmpty { cmark_node_set_on_exit(node.pointer, closing) }
    return node
  }

  /// Puts HTML of our own around the blocks of this one, in place of cmark's, and frees it.
  func replace(openingBlock opening: String, closing: String) -> CmarkNode {
    let block = CmarkNode.customBlock(opening: opening, closing: closing)
    moveChildren(to: block)
    replace(by: block)
    return block
  }

  /// Puts HTML of our own around the inlines of this one, in place of cmark's, and frees it.
  func replace(openingInline opening: String, closing: String) {
    let inline = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, opening: opening, closing: closing)
    moveChildren(to: inline)
    replace(by: inline)
  }

  /// Puts a node in the place of this one, which then stands nowhere.
  func yield(to node: CmarkNode) { cmark_node_replace(pointer, node.pointer) }

  /// Puts a line break in the place of the node.
  func becomeLineBreak() {
    replace(by: CmarkNode(kind: CMARK_NODE_LINEBREAK))
  }

  /// Adds a node as the last child, wherever it was before.
  func append(_ child: CmarkNode) { cmark_node_append_child(pointer, child.pointer) }

  /// Takes the node out of its tree and frees it with all below.
  func remove() { cmark_node_free(pointer) }

  /// Moves the nodes below into another one, and frees this one.
  func dissolve(into node: CmarkNode) {
    moveChildren(to: node)
    remove()
  }

  private func moveChildren(to node: CmarkNode) {
    while let child = firstChild { node.append(child) }
  }

  private func replace(by node: CmarkNode) {
    yield(to: node)
    cmark_node_free(pointer)
  }
}

extension ArraySlice<UInt8> {
  /// Calls a function with the bytes and a zero behind them.
  fileprivate func withCString(_ body: (UnsafePointer<CChar>) -> Void) {
    withUnsafeBytes { bytes in
      withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { string in
        string.copyMemory(from: bytes)
        string[bytes.count] = 0
        string.withMemoryRebound(to: CChar.self) { string in
          if let string = string.baseAddress { body(string) }
        }
      }
    }
  }
}
