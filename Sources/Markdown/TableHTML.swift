extension HTMLWriter {
  /// Writes a table in a frame that can be scrolled.
  ///
  /// - Parameters:
  ///   - table: The cells.
  ///   - label: What the table is called where it has no caption.
  ///   - cells: The node with what stands in the first cell; those of the others stand behind it.
  mutating func write(_ table: TableLayout, label: String, cells: CmarkNode?) {
    open(table, label: label)
    var content = cells
    for row in 0..<table.height {
      openRow(row, of: table)
      for column in 0..<table.width {
        switch table[row, column] {
        case .covered: break
        case .missing: html.append("<td></td>\n")
        case .cell(let cell):
          write(cell, row: row, column: column, of: table, content)
          content = content?.next
        }
      }
      html.append("</tr>\n")
    }
    if table.height > table.headerRows {
      html.append("</tbody>\n")
    } else {
      html.append("</thead>\n")
    }
    html.append("</table>\n</div>\n")
  }

  private mutating func open(_ table: TableLayout, label: String) {
    html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    html.append(text: table.caption.isEmpty ? label : table.caption)
    html.append("\">\n<table>\n")
    if !table.caption.isEmpty { html.append(text: "<caption>\(table.caption)</caption>\n") }
    html.append(text: table.columnGroups)
  }

  private mutating func openRow(_ row: Int, of table: TableLayout) {
    if row == 0 { html.append("<thead>\n") }
    if row == table.headerRows { html.append("</thead>\n<tbody>\n") }
    html.append("<tr>\n")
  }

  private mutating func write(
    _ cell: TableCell, row: Int, column: Int, of table: TableLayout, _ content: CmarkNode?
  ) {
    let scope = table.scope(of: cell, row: row, column: column)
    html.append(scope?.opening ?? "<td")
    if let alignment = table.alignments[column] { html.append(alignment.attribute) }
    if cell.columns > 1 { html.append(text: " colspan=\"\(cell.columns)\"") }
    if cell.rows > 1 { html.append(text: " rowspan=\"\(cell.rows)\"") }
    html.append(">")
    if let content { write(content) }
    if scope == nil { html.append("</td>\n") } else { html.append("</th>\n") }
  }
}

/// Of what a cell is the header.
private enum HeaderScope {
  case row
  case column
  case columnGroup

  /// The beginning of the tag.
  var opening: StaticString {
    switch self {
    case .row: "<th scope=\"row\""
    case .column: "<th scope=\"col\""
    case .columnGroup: "<th scope=\"colgroup\""
    }
  }
}

extension ColumnAlignment {
  fileprivate var attribute: StaticString {
    switch self {
    case .left: " class=\"left\""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }
}

extension TableLayout {
  /// Groups for the headers in the first row that stand above several columns.
  fileprivate var columnGroups: String {
    let spans = places.prefix(width).compactMap {
      if case .cell(let cell) = $0 { cell.columns } else { nil }
    }
    guard spans.contains(where: { $0 > 1 }) else { return "" }
    return spans.map { "<colgroup span=\"\($0)\"></colgroup>" }.joined() + "\n"
  }

  fileprivate func scope(of cell: TableCell, row: Int, column: Int) -> HeaderScope? {
    if row < headerRows { return row == 0 && cell.columns > 1 ? .columnGroup : .column }
    return headerColumns.contains(column) ? .row : nil
  }
}
