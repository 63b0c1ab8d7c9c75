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

// MARK: HTML

extension TableLayout {
  /// Writes the HTML of the table; what stands in the cells comes from elsewhere.
  ///
  /// - Parameters:
  ///   - label: What the table is called where it has no caption.
  ///   - write: Takes the HTML up to the next cell with content, and that cell, or nil behind the last.
  func write(label: String, _ write: (String, TableCell?) -> Void) {
    var html = opening(label: label)
    for (number, row) in rows.enumerated() {
      html += rowOpening(number)
      for (column, place) in row.enumerated() {
        switch place {
        case .covered: break
        case .missing: html += "<td></td>\n"
        case .cell(let cell):
          let name = addTag(of: cell, row: number, column: column, to: &html)
          write(html, cell)
          html = name
        }
      }
      html += "</tr>\n"
    }
    html += rows.count > headerRows ? "</tbody>\n" : "</thead>\n"
    write(html + "</table>\n</div>", nil)
  }

  private func opening(label: String) -> String {
    let name = caption.isEmpty ? label : caption
    return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\">\n<table>\n"
      + (caption.isEmpty ? "" : "<caption>\(caption)</caption>\n") + columnGroups
  }

  /// Groups for the headers in the first row that stand above several columns.
  private var columnGroups: String {
    let spans = rows[0].compactMap { if case .cell(let cell) = $0 { cell.columns } else { nil } }
    guard spans.contains(where: { $0 > 1 }) else { return "" }
    return spans.map { "<colgroup span=\"\($0)\"></colgroup>" }.joined() + "\n"
  }

  private func rowOpening(_ row: Int) -> String {
    if row == 0 { return "<thead>\n<tr>\n" }
    return row == headerRows ? "</thead>\n<tbody>\n<tr>\n" : "<tr>\n"
  }

  /// Adds the opening tag of a cell, and gives the closing one.
  private func addTag(
    of cell: TableCell, row: Int, column: Int, to html: inout String
  ) -> String {
    let scope = scope(of: cell, row: row, column: column)
    html += scope.map { "<th scope=\"\($0)\"" } ?? "<td"
    if let alignment = alignments[column] { html += " class=\"\(alignment.rawValue)\"" }
    if cell.columns > 1 { html += " colspan=\"\(cell.columns)\"" }
    if cell.rows > 1 { html += " rowspan=\"\(cell.rows)\"" }
    html += ">"
    return scope == nil ? "</td>\n" : "</th>\n"
  }

  private func scope(of cell: TableCell, row: Int, column: Int) -> String? {
    if row < headerRows { return row == 0 && cell.columns > 1 ? "colgroup" : "col" }
    return headerColumns.contains(column) ? "row" : nil
  }
}
