/// Finds the places of bytes.
///
/// Characters are counted on from the place that was found before, if it is on the same line. So places that are
/// asked for in their order cost no more than the text is long, however long its lines are.
struct PlaceFinder {
  private let source: SourceText
  private var last = ByteOrigin(line: 0, offset: 0)
  private var column = 1

  init(_ source: SourceText) {
    self.source = source
  }

  /// Where an inline of a block begins.
  mutating func place(of node: CmarkNode, in block: CmarkNode) -> SourcePlace {
    place(of: source.origin(of: node, in: block))
  }

  /// The place of a byte; a line that is not there has the first column alone.
  mutating func place(of byte: ByteOrigin) -> SourcePlace {
    guard let line = source.authorLine(byte.line) else {
      return SourcePlace(line: max(1, byte.line), column: 1)
    }
    if byte.line != last.line || byte.offset < last.offset {
      last = ByteOrigin(line: byte.line, offset: 0)
      column = 1
    }
    let passed = line.dropFirst(last.offset).prefix(byte.offset - last.offset)
    for byte in passed where !byte.isContinuation { column += 1 }
    last = byte
    return SourcePlace(line: byte.line, column: column)
  }
}
