import CSV
package import CertificateIndex
import Proofreading

/// A table with the day for which it holds: `data/NAME.csv`, described by `data/NAME.yaml`.
package struct DataTable: Digested {
  /// Of both files.
  let digest: Digest
  package var name: String
  package var title: String
  /// The day for which the table holds.
  package var asOf: CivilDate
  /// Where the table comes from; empty where it does not say.
  package var source: String
  /// What a group without rows says.
  package var emptyText: String
  /// Whether the table is published for programs too.
  package var isDownload: Bool
  package var columns: [TableColumn]
  /// The column that names the group of a row; nil where there are no groups.
  package var groupColumn: String?
  package var groups: [Group]

  /// A column of the CSV file.
  package struct TableColumn: Sendable {
    package var name: String
    package var label: String
    package var type: CellType
    package var isRequired: Bool
  }

  /// Rows that stand together.
  ///
  /// A table without groups is one group without a title.
  package struct Group: Sendable {
    package var title: String
    /// The cells of each row, in the order of the columns.
    package var rows: [[String]]
  }
}

/// What a cell may hold.
package enum CellType: String, CaseIterable, Sendable {
  case text
  /// A year and a month, or a year alone, whose precision is kept: 2007.1, 2000.
  case month
  /// A day: 2020-10-28.
  case date

  /// What is expected, for messages; nil where the cell is right.
  func problem(_ cell: String) -> String? {
    switch self {
    case .text:
      nil
    case .month:
      TableMonth(cell) != nil ? nil : "expected a month such as 2007.1, or a year such as 2000"
    case .date:
      CivilDate(iso8601: Array(cell.utf8)) == nil ? "expected a day such as 2020-10-28" : nil
    }
  }
}

extension DataTable {
  /// Reads a table.
  init?(name: String, in folder: ContentFolder, _ diagnostics: inout [Diagnostic]) {
    do throws(Diagnostic) {
      let path = "data/\(name).yaml"
      var fields = try YAMLDocument.fields(
        try folder.text(path), path: folder.displayPath(path))
      title = fields.requiredText("title")
      let asOf = fields.requiredDate("as_of")
      source = fields.text("source") ?? ""
      emptyText = fields.text("empty") ?? ""
      isDownload = fields.flag("download")
      columns = fields.list("columns", TableColumn.init)
      self.name = name
      groups = []
      groupColumn = fields.text("group_by")
      let titles = fields.texts("groups")
      if let groupColumn, !columns.contains(where: { $0.name == groupColumn }) {
        fields.report(
          "group_by",
          "there is no column '\(groupColumn)'"
            + suggestion(for: groupColumn, among: columns.map { $0.name }))
      }
      diagnostics += fields.finished()
      guard let asOf else { return nil }
      self.asOf = asOf
      let csv = "data/\(name).csv"
      let bytes = try folder.bytes(csv)
      digest = Digest(of: name, fields.digest, SourceBytes(bytes: bytes))
      let rows = DataTable.rows(
        CSVTable(bytes: bytes), columns: columns, path: folder.displayPath(csv),
        &diagnostics)
      groups = DataTable.grouped(
        rows, by: columns.firstIndex { $0.name == groupColumn }, titles: titles,
        path: folder.displayPath(csv), &diagnostics)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// A row with its line in the file.
  private struct Row {
    let line: Int
    let cells: [String]
  }

  private static func rows(
    _ table: CSVTable, columns: [TableColumn], path: String, _ diagnostics: inout [Diagnostic]
  ) -> [Row] {
    diagnostics += table.errors.map {
      Diagnostic(path: path, line: $0.line, column: $0.field, message: $0.message)
    }
    let names = columns.map { $0.name }
    guard table.header == names else {
      diagnostics.append(
        Diagnostic(
          path: path, line: table.headerLine ?? 1,
          message: "the columns must be \(names.joined(separator: ","))"))
      return []
    }
    for row in table.rows {
      for (index, (column, cell)) in zip(columns, row.fields).enumerated() {
        guard let problem = column.problem(cell) else { continue }
        diagnostics.append(
          Diagnostic(
            path: path, line: row.line, column: index + 1, message: "\(column.name): \(problem)"))
      }
    }
    diagnostics += table.rows.flatMap { personalNumbers(in: $0, path: path) }
    return table.rows.map { Row(line: $0.line, cells: $0.fields) }
  }

  /// Numbers of persons, with the number of their field as column.
  private static func personalNumbers(in row: CSVTable.Row, path: String) -> [Diagnostic] {
    row.fields.enumerated().flatMap { field, cell in
      PersonalNumbers.findings(in: cell).map { finding in
        Diagnostic(path: path, finding).at(line: row.line, column: field + 1)
      }
    }
  }

  private static func grouped(
    _ rows: [Row], by column: Int?, titles: [String], path: String,
    _ diagnostics: inout [Diagnostic]
  ) -> [Group] {
    guard let column else { return [Group(title: "", rows: rows.map { $0.cells })] }
    for row in rows where !titles.contains(row.cells[column]) {
      diagnostics.append(
        Diagnostic(
          path: path, line: row.line, column: column + 1,
          message: "there is no group '\(row.cells[column])'"
            + suggestion(for: row.cells[column], among: titles)))
    }
    return titles.map { title in
      Group(title: title, rows: rows.map { $0.cells }.filter { $0[column] == title })
    }
  }
}

extension DataTable.TableColumn {
  fileprivate init(_ fields: inout YAMLFields) {
    name = fields.requiredText("name")
    label = fields.text("label") ?? ""
    isRequired = fields.flag("required")
    type = .text
    guard let typeName = fields.text("type") else { return }
    guard let type = CellType(rawValue: typeName) else {
      fields.report(
        "type",
        "there is no type '\(typeName)'; the types are "
          + CellType.allCases.map { $0.rawValue }.joined(separator: ", "))
      return
    }
    self.type = type
  }

  /// What is wrong with a cell of the column; nil where it is right.
  fileprivate func problem(_ cell: String) -> String? {
    if cell.isEmpty { return isRequired ? "the cell must not be empty" : nil }
    guard cell.firstControlCharacter == nil else { return .controlCharacterProblem }
    return type.problem(cell)
  }
}
