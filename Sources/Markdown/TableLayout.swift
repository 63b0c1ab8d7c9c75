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
  /// All places, row by row.
  var places: [Place] = []

  /// How many places a row has.
  var width: Int { alignments.count }

  /// How many rows there are.
  var height: Int { places.count / width }

  /// The place where a row and a column meet.
  subscript(row: Int, column: Int) -> Place {
    get { places[row * width + column] }
    set { places[row * width + column] = newValue }
  }

  /// Whether nothing but words stands in the cells.
  var isPlain: Bool {
    places.allSatisfy { if case .cell(let cell) = $0 { cell.isPlain } else { true } }
  }
}

/// A cell of a table with what stands in it.
struct TableCell {
  /// Where the content lies in the bytes of the text.
  let content: Range<Int>
  /// The line of the text, from 1.
  let line: Int
  /// Whether the content is only words, without a mark that could mean something to cmark.
  let isPlain: Bool
  /// Over how many rows it reaches.
  var rows = 1
  /// Over how many columns it reaches.
  var columns = 1

  /// Takes the content of a cell in a line.
  init(_ content: ArraySlice<UInt8>, line: Int) {
    self.content = content.indices
    self.line = line
    isPlain = !content.contains(where: isMark)
  }
}

/// Whether CommonMark gives a byte a meaning inside a line.
private func isMark(_ byte: UInt8) -> Bool {
  switch byte {
  case 0, UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
    UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "!"):
    true
  default: false
  }
}
