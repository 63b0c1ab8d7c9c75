import CCmark
import Glibc

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

  /// Puts a block of our own in the place of the paragraph that holds an inline.
  borrowing func replaceParagraph(of inline: CmarkNode) -> CmarkNode {
    let block = CmarkNode.customBlock(opening: "", closing: "")
    if let paragraph = inline.parent {
      paragraph.yield(to: block)
      setAside(paragraph)
    }
    return block
  }

  /// The tree as HTML, without smart punctuation; unsafe is raw HTML as it is, and any link.
  borrowing func html(isUnsafe: Bool) -> String {
    let options = isUnsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
    guard let html = cmark_render_html(root.pointer, options) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}
