/// Makes a text from another one, line by line.
struct TextComposer {
  private let source: SourceText
  private var bytes: [UInt8] = []
  private var origins: [LineOrigin] = []

  init(_ source: SourceText) {
    self.source = source
    bytes.reserveCapacity(source.bytes.count * 5 / 4)
  }

  /// The text made so far.
  var text: SourceText { SourceText(bytes, origins: origins, of: source) }

  /// Takes lines as they are, by their numbers.
  mutating func keep(_ lines: Range<Int>) {
    for line in lines { add(source.line(line), from: source.origin(ofLine: line)) }
  }

  /// Adds a heading that stands for a table or for one of its cells.
  ///
  /// - Parameters:
  ///   - marks: Those of the quotes and items around the table.
  ///   - cell: The content of the cell.
  ///   - line: The line of the source that has it.
  ///   - table: The table's number in the text.
  mutating func add(_ marks: [UInt8], _ cell: ArraySlice<UInt8>, fromLine line: Int, table: Int) {
    var origin = origin(of: cell, inLine: line, behind: marks.count + 2)
    origin.table = table
    bytes += marks
    bytes += "# ".utf8
    appendUnescapingPipes(cell, to: &bytes)
    add(" #".utf8, from: origin)
  }

  /// Adds a line of a block quote that stands for a footnote.
  ///
  /// - Parameters:
  ///   - words: The words of the line.
  ///   - line: The line of the source that has them.
  ///   - footnote: The footnote's number, where it begins.
  mutating func add(_ words: ArraySlice<UInt8>, fromLine line: Int, footnote: Int?) {
    var origin = origin(of: words, inLine: line, behind: 2)
    origin.footnote = footnote
    bytes += "> ".utf8
    add(words, from: origin)
  }

  /// Where a part of a line comes from that stands behind so many bytes of ours.
  private func origin(
    of part: ArraySlice<UInt8>, inLine line: Int, behind count: Int
  ) -> LineOrigin {
    var origin = source.origin(ofLine: line)
    origin.shift += part.startIndex - source.lines[line - 1].lowerBound - count
    return origin
  }

  /// Adds a line; an origin without content is that of a line that the author did not write.
  mutating func add(_ line: some Collection<UInt8>, from origin: LineOrigin) {
    bytes += line
    bytes.append(UInt8(ascii: "\n"))
    origins.append(origin)
  }
}
