import CCmark
import Glibc

/// Owns a tree of cmark and frees it; no pointer into it may outlive it.
struct CmarkTree: ~Copyable {
  let root: CmarkNode

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
  }

  /// The tree as HTML, without smart punctuation; unsafe is raw HTML as it is, and any link.
  borrowing func html(isUnsafe: Bool) -> String {
    let options = isUnsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
    guard let html = cmark_render_html(root.pointer, options) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}
