import CCmark

/// The block quotes and list items around a block, as they mark the beginning of its lines.
struct LineContainers {
  private enum Container {
    case quote
    /// An item that begins in a line with a marker; its other lines are indented.
    case item(line: Int, columns: Int)
  }

  private let text: SourceText
  private var containers: [Container] = []

  /// Takes what lies around a node.
  init(around node: CmarkNode, in text: SourceText) {
    self.text = text
    var ancestors: [CmarkNode] = []
    var above = node.parent
    while let ancestor = above {
      ancestors.append(ancestor)
      above = ancestor.parent
    }
    for ancestor in ancestors.reversed() { add(ancestor) }
  }

  private mutating func add(_ node: CmarkNode) {
    switch node.kind {
    case CMARK_NODE_BLOCK_QUOTE: containers.append(.quote)
    case CMARK_NODE_ITEM:
      var cursor = cursor(inLine: node.line) ?? LineCursor(text.line(node.line))
      let columns = cursor.skipItemMarker()
      containers.append(.item(line: node.line, columns: columns))
    default: break
    }
  }

  /// What stands in a line behind the marks, or nil for a line that only lazily goes on with a paragraph.
  func content(ofLine line: Int) -> (text: ArraySlice<UInt8>, indent: Int)? {
    guard var cursor = cursor(inLine: line) else { return nil }
    let indent = cursor.skipBlanks(upTo: .max)
    return (cursor.rest, indent)
  }

  /// What has to stand before a line of ours that takes the place of a line of the text; the first that does
  /// so begins the items that the line of the text began.
  func marks(ofLine line: Int, isFirst: Bool) -> [UInt8] {
    if isFirst, begins(inLine: line), let cursor = cursor(inLine: line) {
      return Array(text.line(line)[..<cursor.rest.startIndex])
    }
    return containers.flatMap { container -> [UInt8] in
      switch container {
      case .quote: Array("> ".utf8)
      case .item(_, let columns): [UInt8](repeating: UInt8(ascii: " "), count: columns)
      }
    }
  }

  private func begins(inLine line: Int) -> Bool {
    containers.contains {
      if case .item(line, _) = $0 { true } else { false }
    }
  }

  /// A cursor behind the marks of a line.
  private func cursor(inLine line: Int) -> LineCursor? {
    var cursor = LineCursor(text.line(line))
    for container in containers {
      switch container {
      case .quote:
        guard cursor.skipQuoteMark() else { return nil }
      case .item(line, _): cursor.skipItemMarker()
      case .item(_, let columns):
        guard cursor.skipBlanks(upTo: columns) == columns else { return nil }
      }
    }
    return cursor
  }
}

/// Goes through the beginning of a line by columns; a tab reaches to the next multiple of four.
private struct LineCursor {
  private(set) var rest: ArraySlice<UInt8>
  private var column = 0

  init(_ line: ArraySlice<UInt8>) {
    rest = line
  }

  /// Skips white space, and gives the number of columns that it had.
  mutating func skipBlanks(upTo most: Int) -> Int {
    var skipped = 0
    while skipped < most, let byte = rest.first, byte.isBlank {
      let width = byte == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      let taken = min(width, most - skipped)
      column += taken
      skipped += taken
      if taken == width { rest.removeFirst() }
    }
    return skipped
  }

  /// Skips the mark of a block quote, or says that there is none.
  mutating func skipQuoteMark() -> Bool {
    _ = skipBlanks(upTo: 3)
    guard rest.first == UInt8(ascii: ">") else { return false }
    skipByte()
    _ = skipBlanks(upTo: 1)
    return true
  }

  /// Skips the mark of a list item, and gives the columns by which its other lines are indented.
  @discardableResult
  mutating func skipItemMarker() -> Int {
    let indent = skipBlanks(upTo: 3)
    var marker = 1
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      skipByte()
      marker += 1
    }
    skipByte()
    let behindMarker = self
    let padding = skipBlanks(upTo: 5)
    if padding == 0 || padding == 5 || rest.isEmpty {
      self = behindMarker
      _ = skipBlanks(upTo: 1)
      return indent + marker + 1
    }
    return indent + marker + padding
  }

  private mutating func skipByte() {
    rest = rest.dropFirst()
    column += 1
  }
}
