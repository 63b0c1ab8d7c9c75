// GitHub Flavored Markdown 0.29, section 4.10: one function for each rule about a line.

/// How a column of a table is aligned.
enum ColumnAlignment {
  case left
  case center
  case right
}

/// The cells of a line, without white space around them: what lies between pipes with no backslash in front.
///
/// A pipe at the beginning and one at the end part nothing. A blank line has no cells.
struct PipeCells: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  /// Takes a line without the marks in front.
  init(of line: ArraySlice<UInt8>) {
    rest = line.trimmed
    if rest.first == UInt8(ascii: "|") { rest.removeFirst() }
  }

  /// The next cell, a part of the line.
  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.indices.first { rest.isPipe(at: $0) } ?? rest.endIndex
    let cell = rest[..<end].trimmed
    rest = rest[end...].dropFirst()
    return cell
  }
}

/// The alignments that a delimiter row gives its columns, or nil for any other line.
func delimiterAlignments(of line: ArraySlice<UInt8>) -> [ColumnAlignment?]? {
  let alignments = PipeCells(of: line).map { delimiterAlignment(of: $0, dash: UInt8(ascii: "-")) }
  guard !alignments.isEmpty, !alignments.contains(where: { $0 == nil }) else { return nil }
  return alignments.compactMap { $0 }
}

/// The alignment that one cell of a delimiter row gives: `---`, `:--`, `:-:`, `--:`; nil for any other cell.
func delimiterAlignment(of cell: ArraySlice<UInt8>, dash: UInt8) -> ColumnAlignment?? {
  let colon = UInt8(ascii: ":")
  let isLeft = cell.first == colon
  var dashes = cell.dropFirst(isLeft ? 1 : 0)
  let isRight = dashes.last == colon
  dashes = dashes.dropLast(isRight ? 1 : 0)
  guard !dashes.isEmpty, dashes.allSatisfy({ $0 == dash }) else { return nil }
  let alignment: ColumnAlignment? =
    switch (isLeft, isRight) {
    case (false, false): nil
    case (true, false): .left
    case (true, true): .center
    case (false, true): .right
    }
  return .some(alignment)
}

/// Adds the content of a cell as inlines are parsed from it: a pipe needs its backslash no more, in code neither.
func appendUnescapingPipes(_ cell: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
  var rest = cell
  while let pipe = rest.firstIndex(of: UInt8(ascii: "|")) {
    bytes += rest[..<pipe].dropLast()
    bytes.append(UInt8(ascii: "|"))
    rest = rest[(pipe + 1)...]
  }
  bytes += rest
}

extension ArraySlice<UInt8> {
  fileprivate func isPipe(at index: Int) -> Bool {
    self[index] == UInt8(ascii: "|")
      && !(index > startIndex && self[index - 1] == UInt8(ascii: "\\"))
  }
}
