import CCmark
import Glibc

/// Writes a tree as HTML, as the examples of CommonMark have it, with what documents have besides.
struct HTMLWriter: ~Copyable {
  var html: TextBuffer
  private var holes: [DocumentHTML.Hole] = []
  private let headings: [Heading]
  private let links: [Link]
  private let dataTables: [DataTableReference]
  private let tables: Tables
  private let writesRawHTML: Bool

  /// Begins a document with its parts.
  ///
  /// - Parameters:
  ///   - headings: The headings with their anchors.
  ///   - links: Where links lead.
  ///   - dataTables: The tables of the site.
  ///   - tables: The tables of the text.
  ///   - writesRawHTML: Whether raw HTML is published.
  ///   - size: About how many bytes the HTML will have.
  init(
    headings: [Heading], links: [Link], dataTables: [DataTableReference], tables: Tables,
    writesRawHTML: Bool, size: Int
  ) {
    self.headings = headings
    self.links = links
    self.dataTables = dataTables
    self.tables = tables
    self.writesRawHTML = writesRawHTML
    html = TextBuffer(capacity: size)
  }

  /// What was written.
  var document: DocumentHTML { DocumentHTML(html.bytes, holes: holes) }

  /// Writes a node and all below.
  mutating func write(_ root: CmarkNode) {
    var node = root
    while true {
      if open(node) {
        if let child = node.firstChild {
          node = child
          continue
        }
        close(node)
      }
      while node.pointer != root.pointer, node.next == nil, let parent = node.parent {
        node = parent
        close(node)
      }
      guard node.pointer != root.pointer, let next = node.next else { return }
      node = next
    }
  }

  /// Begins a new line, unless one has begun.
  private mutating func breakLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  private mutating func append(line: StaticString) {
    breakLine()
    html.append(line)
  }
}

// MARK: Blocks

extension HTMLWriter {
  /// Writes what stands before the nodes below one, or all of it.
  ///
  /// - Returns: Whether the nodes below are to be written, and what closes them.
  private mutating func open(_ node: CmarkNode) -> Bool {
    switch node.kind {
    case CMARK_NODE_DOCUMENT: return true
    case CMARK_NODE_PARAGRAPH: if !node.isInTightList { append(line: "<p>") }
    case CMARK_NODE_HEADING: openHeading(node)
    case CMARK_NODE_BLOCK_QUOTE: append(line: "<blockquote>\n")
    case CMARK_NODE_LIST: openList(node)
    case CMARK_NODE_ITEM: append(line: "<li>")
    case CMARK_NODE_CUSTOM_BLOCK: return openBlock(node)
    case CMARK_NODE_CODE_BLOCK:
      writeCode(node)
      return false
    case CMARK_NODE_HTML_BLOCK:
      breakLine()
      writeRaw(node)
      breakLine()
      return false
    case CMARK_NODE_THEMATIC_BREAK:
      append(line: "<hr />\n")
      return false
    default: return openInline(node)
    }
    return true
  }

  private mutating func close(_ node: CmarkNode) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: if !node.isInTightList { html.append("</p>\n") }
    case CMARK_NODE_HEADING:
      html.append("</h")
      html.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
      html.append(">\n")
    case CMARK_NODE_BLOCK_QUOTE: append(line: "</blockquote>\n")
    case CMARK_NODE_LIST:
      if node.isBulletList { html.append("</ul>\n") } else { html.append("</ol>\n") }
    case CMARK_NODE_ITEM: html.append("</li>\n")
    case CMARK_NODE_CUSTOM_BLOCK:
      breakLine()
      if let closing = cmark_node_get_on_exit(node.pointer) { html.append(closing) }
      breakLine()
    default: closeInline(node)
    }
  }

  private mutating func openHeading(_ node: CmarkNode) {
    append(line: "<h")
    html.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
    if case .heading(let number) = node.part {
      html.append(" id=\"")
      html.append(text: headings[number].anchor)
      html.append("\"")
    }
    html.append(">")
  }

  private mutating func openList(_ node: CmarkNode) {
    if node.isBulletList { return append(line: "<ul>\n") }
    append(line: "<ol")
    let start = cmark_node_get_list_start(node.pointer)
    if start != 1 { html.append(text: " start=\"\(start)\"") }
    html.append(">\n")
  }

  private mutating func openBlock(_ node: CmarkNode) -> Bool {
    breakLine()
    switch node.part {
    case .table(let number):
      write(tables[number], label: "表格\(number + 1)", cells: node.firstChild)
      return false
    case .dataTable(let number):
      holes.append(
        DocumentHTML.Hole(offset: html.count, content: .dataTable(dataTables[number])))
      return false
    default:
      if let opening = cmark_node_get_on_enter(node.pointer) { html.append(opening) }
      breakLine()
      return true
    }
  }

  private mutating func writeCode(_ node: CmarkNode) {
    append(line: "<pre><code")
    if let info = cmark_node_get_fence_info(node.pointer), info.pointee != 0 {
      html.append(" class=\"language-")
      String(
        decoding: UnsafeRawBufferPointer(start: info, count: strcspn(info, " \t\n\u{B}\u{C}\r")),
        as: UTF8.self
      )
      .withCString { html.appendEscaped($0) }
      html.append("\"")
    }
    html.append(">")
    writeText(node)
    html.append("</code></pre>\n")
  }

  private mutating func writeRaw(_ node: CmarkNode) {
    guard writesRawHTML else { return }
    if let raw = cmark_node_get_literal(node.pointer) { html.append(raw) }
  }
}

// MARK: Inlines

extension HTMLWriter {
  private mutating func openInline(_ node: CmarkNode) -> Bool {
    switch node.kind {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_SOFTBREAK: html.append("\n")
    case CMARK_NODE_LINEBREAK: html.append("<br />\n")
    case CMARK_NODE_HTML_INLINE: writeRaw(node)
    case CMARK_NODE_CODE:
      html.append("<code>")
      writeText(node)
      html.append("</code>")
    case CMARK_NODE_IMAGE: writeImage(node)
    default: return openSpan(node)
    }
    return false
  }

  private mutating func openSpan(_ node: CmarkNode) -> Bool {
    switch node.kind {
    case CMARK_NODE_EMPH: html.append("<em>")
    case CMARK_NODE_STRONG: html.append("<strong>")
    case CMARK_NODE_LINK:
      html.append("<a href=\"")
      writeDestination(node)
      writeTitle(node)
      html.append("\">")
    default:
      if let opening = cmark_node_get_on_enter(node.pointer) { html.append(opening) }
    }
    return true
  }

  private mutating func closeInline(_ node: CmarkNode) {
    switch node.kind {
    case CMARK_NODE_EMPH: html.append("</em>")
    case CMARK_NODE_STRONG: html.append("</strong>")
    case CMARK_NODE_LINK: html.append("</a>")
    default:
      if let closing = cmark_node_get_on_exit(node.pointer) { html.append(closing) }
    }
  }

  private mutating func writeText(_ node: CmarkNode) {
    if let text = cmark_node_get_literal(node.pointer) { html.appendEscaped(text) }
  }

  private mutating func writeImage(_ node: CmarkNode) {
    html.append("<img src=\"")
    writeDestination(node)
    html.append("\" alt=\"")
    writeWords(of: node)
    writeTitle(node)
    html.append("\" />")
  }

  /// Writes the words below a node without marks.
  private mutating func writeWords(of node: CmarkNode) {
    var walk = TreeWalk(node)
    while let node = walk.next() {
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: writeText(node)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: html.append(" ")
      default: break
      }
    }
  }

  /// Leaves a hole for where a link leads, but for one that must not lead there.
  private mutating func writeDestination(_ node: CmarkNode) {
    guard case .link(let number) = node.part else { return html.appendHref(node.url) }
    let link = links[number]
    guard !link.isDangerous else { return }
    holes.append(DocumentHTML.Hole(offset: html.count, content: .link(link.destination)))
  }

  private mutating func writeTitle(_ node: CmarkNode) {
    guard let title = cmark_node_get_title(node.pointer), title.pointee != 0 else { return }
    html.append("\" title=\"")
    html.appendEscaped(title)
  }
}

extension CmarkNode {
  fileprivate var isBulletList: Bool { cmark_node_get_list_type(pointer) == CMARK_BULLET_LIST }

  /// Whether the node is a paragraph in a list whose items stand close together.
  fileprivate var isInTightList: Bool {
    guard let list = parent?.parent, list.kind == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(list.pointer) != 0
  }
}
