extension DataTable {
  /// The table as templates name it.
  func value(base: String) -> TemplateValue {
    .object([
      "name": .text(name),
      "title": .text(title),
      "asOf": asOf.chineseText,
      "isoAsOf": asOf.isoText,
      "source": .text(source),
      "hasSource": .flag(!source.isEmpty),
      "empty": .text(emptyText),
      "hasDownload": .flag(isDownload),
      "csv": .text(href(csvPath.url, base: base)),
      "json": .text(href(jsonPath.url, base: base)),
      "groups": .list(
        groups.enumerated().map { number, group in
          .object([
            "title": .text(group.title),
            "anchor": .text("\(name)-\(number + 1)"),
            "isEmpty": .flag(group.rows.isEmpty),
            "count": .text(String(group.rows.count)),
            "rows": rows(group),
          ])
        }),
      "rows": .list(groups.flatMap { $0.rows }.map { .object(row($0)) }),
    ])
  }

  private func rows(_ group: Group) -> TemplateValue {
    .list(group.rows.map { .object(row($0)) })
  }

  /// A row: each column under its name, and under `has_` and its name whether it is not empty.
  private func row(_ cells: [String]) -> Members {
    Members(
      zip(columns, cells).flatMap { column, cell in
        [(column.name, .text(cell)), ("has_\(column.name)", .flag(!cell.isEmpty))]
      })
  }
}
