import CCmark

/// The words of nodes on one line, with one space where a mark or a line end parted them.
struct PlainText {
  private(set) var text = ""
  private var parting = Parting.none

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
    switch node.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: append(node.literal)
    case CMARK_NODE_CODE_BLOCK:
      parting = .block
      append(node.literal.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: parting = .lineEnd
    case CMARK_NODE_CUSTOM_INLINE where node.parent?.kind == CMARK_NODE_CUSTOM_BLOCK:
      parting = .block
    default: parting = node.isInline ? parting : .block
    }
  }

  private mutating func append(_ words: String) {
    guard !words.isEmpty else { return }
    if needsSpace(before: words) { text += " " }
    text += words
    parting = .none
  }

  /// A line end between two characters that are not ASCII, as in Chinese, parts no words.
  private func needsSpace(before words: String) -> Bool {
    guard let last = text.last, let first = words.first else { return false }
    return switch parting {
    case .none: false
    case .block: true
    case .lineEnd: last.isASCII || first.isASCII
    }
  }
}
