/// The cells of a table by rows, whatever way it was written.
struct TableLayout {
  /// What stands at a place where a row and a column meet.
  enum Place {
    case cell(TableCell)
    /// A cell that the author left away.
    case missing
    /// A part of the cell above or to the left.
    case covered
  }

  /// The words above the table, as HTML; empty where there are none.
  var caption = ""
  /// For each column.
  var alignments: [ColumnAlignment?]
  /// The columns whose cells are the headers of their rows.
  var headerColumns: Set<Int> = []
  /// How many rows at the beginning are headers of columns.
  var headerRows = 1
  /// All rows, each as long as the alignments.
  var rows: [[Place]]

  /// All cells, in order.
  var cells: [TableCell] {
    rows.joined().compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}

/// A cell of a table with what stands in it.
struct TableCell {
  /// The content as it is written, a part of the text.
  let content: ArraySlice<UInt8>
  /// The line of the text, from 1.
  let line: Int
  /// Over how many rows it reaches.
  var rows = 1
  /// Over how many columns it reaches.
  var columns = 1

  /// Whether the content is only words, without a mark that could mean something to cmark.
  var isPlain: Bool { !content.contains { isMark[Int($0)] } }

  /// Takes the content of a cell in a line.
  init(_ content: ArraySlice<UInt8>, line: Int) {
    self.content = content
    self.line = line
  }
}

/// For each byte whether CommonMark gives it a meaning inside a line.
private let isMark = (0..<256).map { $0 == 0 || "`*_[]<>&\\|!".utf8.contains(UInt8($0)) }
