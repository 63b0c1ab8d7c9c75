import CCmark
import Glibc

/// The words of nodes on one line, with one space where a mark or a line end parted them.
struct PlainText: ~Copyable {
  private var bytes = TextBuffer()
  private var parting = Parting.none

  /// The words.
  var text: String { bytes.text }

  /// What parts the words before from the words that come.
  private enum Parting {
    case none
    case lineEnd
    case block
  }

  /// Takes the words of a node and of those below it.
  init(of node: CmarkNode) {
    var walk = TreeWalk(node)
    while let node = walk.next() { add(node) }
  }

  private mutating func add(_ node: CmarkNode) {
    if node.isCell { parting = .block }
    switch node.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if let words = cmark_node_get_literal(node.pointer) {
        append(UnsafeRawBufferPointer(start: words, count: strlen(words)))
      }
    case CMARK_NODE_CODE_BLOCK:
      parting = .block
      var words = node.literal.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      words.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: parting = .lineEnd
    default: parting = node.isInline ? parting : .block
    }
  }

  private mutating func append(_ words: UnsafeRawBufferPointer) {
    guard !words.isEmpty else { return }
    if needsSpace(before: words) { bytes.append(UInt8(ascii: " ")) }
    bytes.append(words.bindMemory(to: UInt8.self))
    parting = .none
  }

  /// A line end between two characters that are not ASCII, as in Chinese, parts no words.
  private func needsSpace(before words: UnsafeRawBufferPointer) -> Bool {
    guard let last = bytes.last else { return false }
    return switch parting {
    case .none: false
    case .block: true
    case .lineEnd:
      last < 0x80 || String(decoding: words, as: UTF8.self).first?.isASCII == true
    }
  }
}

extension CmarkNode {
  /// Whether the node is the content of a table's cell.
  fileprivate var isCell: Bool { isInline && parent?.kind == CMARK_NODE_CUSTOM_BLOCK }
}
