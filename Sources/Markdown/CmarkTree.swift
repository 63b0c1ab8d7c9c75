import CCmark
import Glibc

/// Owns a tree of cmark and frees it; no pointer into it may outlive it.
struct CmarkTree: ~Copyable {
  let root: CmarkNode

  /// Parses CommonMark.
  ///
  /// Any text is a document, so there is no error.
  init(parsing source: String) {
    var source = source
    let document = source.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let document else { preconditionFailure("cmark gives a document for any text") }
    root = CmarkNode(pointer: document)
  }

  deinit {
    cmark_node_free(root.pointer)
  }

  /// The tree as HTML, with raw HTML and dangerous links left out and no smart punctuation.
  borrowing func html() -> String {
    guard let html = cmark_render_html(root.pointer, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}
