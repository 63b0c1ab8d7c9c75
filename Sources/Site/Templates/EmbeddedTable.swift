import Markdown

/// A table of `data/` where the text of a document shows it.
struct EmbeddedTable {
  /// The partial that shows one.
  static let template = "partials/data-table"

  let table: DataTable
  /// The words above it.
  let caption: String

  /// The names of the partial.
  func members(base: String) -> Members {
    [
      "caption": .text(caption.isEmpty ? table.title : caption),
      "asOf": table.asOf.chineseText,
      "isoAsOf": table.asOf.isoText,
      "source": .text(table.source),
      "hasSource": .flag(!table.source.isEmpty),
      "empty": .text(table.emptyText),
      "hasDownload": .flag(table.isDownload),
      "csv": .text(href(table.csvPath.url, base: base)),
      "json": .text(href(table.jsonPath.url, base: base)),
      "columns": .list(shownColumns.map { .object(["label": .text(table.columns[$0].label)]) }),
      "groups": .list(table.groups.map(group)),
    ]
  }

  /// The columns with a label, without that of the groups, which stand apart.
  private var shownColumns: [Int] {
    table.columns.indices.filter {
      !table.columns[$0].label.isEmpty && table.columns[$0].name != table.groupColumn
    }
  }

  private func group(_ group: DataTable.Group) -> TemplateValue {
    .object([
      "group": .text(group.title),
      "hasTitle": .flag(!group.title.isEmpty),
      "isEmpty": .flag(group.rows.isEmpty),
      "rows": .list(group.rows.map { .object(["cells": .list(cells($0))]) }),
    ])
  }

  /// The first column names what its row is about.
  private func cells(_ row: [String]) -> [TemplateValue] {
    shownColumns.enumerated().map { number, column in
      .object([
        "text": .text(row[column]), "isHeader": .flag(number == 0),
        "isFigure": .flag(row[column].isFigure),
      ])
    }
  }
}

extension String {
  /// Whether the text is one figure, such as 2020-10-28 or 010-84661234, which nobody wants broken at its hyphen.
  fileprivate var isFigure: Bool {
    !isEmpty
      && utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || "-./:%".utf8.contains($0)
      }
  }
}

extension PageFrame {
  /// The HTML of a table of `data/`.
  ///
  /// - Throws: Names in the template that no value has.
  func html(of table: EmbeddedTable) throws(ContentErrors) -> String {
    try html(ofPart: EmbeddedTable.template, table.members(base: site.base))
  }
}

extension Content {
  /// Tables that documents show and that are not there.
  var embeddingProblems: [Diagnostic] {
    notices.filter { !$0.text.body.tables.isEmpty }.flatMap { notice in
      let problems = notice.body.unknownTables(among: tables)
      return notice.isDraft ? problems.map { $0.asWarning } : problems
    } + pages.flatMap { $0.body.unknownTables(among: tables) }
  }
}

extension DocumentBody {
  fileprivate func unknownTables(among known: [DataTable]) -> [Diagnostic] {
    tables.filter { $0.table(among: known) == nil }.map { unknown($0, among: known) }
  }

  private func unknown(_ reference: DataTableReference, among tables: [DataTable]) -> Diagnostic {
    let names = tables.map { $0.name }
    return place(reference.place).diagnostic(
      "there is no table 'data/\(reference.name).csv'"
        + advice(for: reference.name, among: names, otherwise: "write it, and its .yaml beside it"))
  }

  /// The text as HTML, with links from the site's root brought below its base; made when it is asked for.
  ///
  /// - Throws: Names in the template of a table that no value has.
  func html(in frame: PageFrame) throws(ContentErrors) -> SlotContents.Source {
    var shown: [DataTableReference: String] = [:]
    for reference in tables {
      guard let table = reference.table(among: frame.tables) else {
        throw ContentErrors(diagnostics: [unknown(reference, among: frame.tables)])
      }
      shown[reference] = try frame.html(
        of: EmbeddedTable(table: table, caption: reference.caption))
    }
    return html(in: frame, tables: shown)
  }

  private func html(
    in frame: PageFrame, tables: [DataTableReference: String]
  ) -> SlotContents.Source {
    { page throws(Diagnostic) in
      try html().write(to: &page) {
        frame.published($0)
      } dataTable: {
        tables[$0] ?? ""
      }
    }
  }
}

extension DataTableReference {
  fileprivate func table(among tables: [DataTable]) -> DataTable? {
    tables.first { $0.name == name }
  }
}
