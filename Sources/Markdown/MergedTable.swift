/// A table as a fenced block `table` has it, in which cells can reach over rows and columns.
///
///     ```table 考试时间
///     | 省份 | 上半年 | <    |
///     | ^    | 笔试   | 实操 |
///     |======|--------|------|
///     | 北京 | 3月    | 5月  |
///     | 天津 | ^      | 6月  |
///     ```
///
/// A cell `<` goes on with the cell to its left, `^` with the cell above. Above the line of dashes stand the
/// headers of the columns; below equals signs those of the rows.
struct MergedTable {
  /// A line of the block with its cells.
  struct Line {
    /// The number of the line in the text, from 1.
    let number: Int
    let cells: [ArraySlice<UInt8>]
  }

  /// What is wrong with the table, and where.
  struct Mistake: Error {
    let line: Int
    /// The part of the line; nil for the line as a whole.
    var part: ArraySlice<UInt8>?
    let message: String
  }

  /// A place by row and column.
  private struct Position: Hashable {
    let row: Int
    let column: Int
  }

  private let rows: [Line]
  private let headerRows: Int
  private let delimiter: Line

  /// Divides the lines of a block, which begins with a fence, into headers, line of dashes, and the others.
  init(_ lines: [Line], fence: Int) throws(Mistake) {
    let lines = lines.filter { !$0.cells.isEmpty }
    let delimiters = lines.indices.filter { MergedTable.isDelimiter(lines[$0]) }
    guard let delimiter = delimiters.first, delimiter > 0 else {
      throw Mistake(
        line: fence,
        message: "the table has no header; write it above a line such as |---|---|")
    }
    if delimiters.count > 1 {
      throw Mistake(
        line: lines[delimiters[1]].number, part: lines[delimiters[1]].cells[0],
        message: "the table has a second line of dashes; keep the one below the header")
    }
    self.delimiter = lines[delimiter]
    headerRows = delimiter
    rows = Array(lines[..<delimiter] + lines[(delimiter + 1)...])
    try checkCounts()
  }

  private static func isDelimiter(_ line: Line) -> Bool {
    line.cells.allSatisfy { columnKind($0) != nil }
  }

  /// How a cell of the line of dashes aligns its column, and whether it is one of headers.
  private static func columnKind(
    _ cell: ArraySlice<UInt8>
  ) -> (alignment: ColumnAlignment?, isHeader: Bool)? {
    if let alignment = delimiterAlignment(of: cell, dash: UInt8(ascii: "-")) {
      return (alignment, false)
    }
    return delimiterAlignment(of: cell, dash: UInt8(ascii: "=")).map { ($0, true) }
  }

  /// All rows must be as long as the first.
  private func checkCounts() throws(Mistake) {
    let expected = rows[0].cells.count
    for line in rows + [delimiter] where line.cells.count != expected {
      throw Mistake(
        line: line.number, part: line.cells[min(expected, line.cells.count - 1)],
        message: "the row has \(line.cells.count) cells and the first row \(expected); "
          + "write '<' or '^' for each part of a merged cell")
    }
  }

  /// The cells with the rows and columns over which they reach.
  ///
  /// - Parameter caption: The words behind `table`.
  /// - Returns: The table.
  /// - Throws: A mark that has no cell to go on with, or cells that together are no rectangle.
  func layout(caption: String) throws(Mistake) -> TableLayout {
    let owners = try owners()
    var extents: [Position: (last: Position, count: Int)] = [:]
    for (row, line) in owners.enumerated() {
      for (column, owner) in line.enumerated() {
        let extent = extents[owner] ?? (owner, 0)
        let last = Position(
          row: max(row, extent.last.row), column: max(column, extent.last.column))
        extents[owner] = (last, extent.count + 1)
      }
    }
    var layout = emptyLayout(caption: caption)
    for (row, line) in rows.enumerated() {
      for (column, content) in line.cells.enumerated() {
        let position = Position(row: row, column: column)
        guard let extent = extents[position] else { continue }
        var cell = TableCell(content, line: line.number)
        cell.rows = extent.last.row - row + 1
        cell.columns = extent.last.column - column + 1
        guard cell.rows * cell.columns == extent.count else {
          throw Mistake(
            line: line.number, part: content,
            message: "the parts of this cell are no rectangle; check '<' and '^' around it")
        }
        layout[row, column] = .cell(cell)
      }
    }
    return layout
  }

  private func emptyLayout(caption: String) -> TableLayout {
    let kinds = delimiter.cells.map { MergedTable.columnKind($0) }
    return TableLayout(
      caption: escapedForHTML(caption.drop { $0 == " " }),
      alignments: kinds.map { $0?.alignment },
      headerColumns: Set(kinds.indices.filter { kinds[$0]?.isHeader == true }),
      headerRows: headerRows,
      places: [TableLayout.Place](repeating: .covered, count: rows.count * kinds.count))
  }

  /// For each place the cell that it belongs to.
  private func owners() throws(Mistake) -> [[Position]] {
    var owners: [[Position]] = []
    for (row, line) in rows.enumerated() {
      var lineOwners: [Position] = []
      for (column, content) in line.cells.enumerated() {
        switch content {
        case [UInt8(ascii: "<")]:
          guard let left = lineOwners.last else {
            throw Mistake(
              line: line.number, part: content,
              message: "'<' has no cell to its left; write '\\<' for the sign itself")
          }
          lineOwners.append(left)
        case [UInt8(ascii: "^")]:
          guard row != 0, row != headerRows else {
            throw Mistake(
              line: line.number, part: content,
              message: "'^' has no cell above in its part of the table; "
                + "write '\\^' for the sign itself")
          }
          lineOwners.append(owners[row - 1][column])
        default: lineOwners.append(Position(row: row, column: column))
        }
      }
      owners.append(lineOwners)
    }
    return owners
  }
}
