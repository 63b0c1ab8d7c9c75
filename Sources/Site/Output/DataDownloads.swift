import CSV
import CertificateIndex

/// Tables for programs: as CSV, which spreadsheets open, and as JSON.
enum DataDownloads: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.content.tables.filter { $0.isDownload }.flatMap { table in
      [
        Output("site/\(table.csvPath.text)", .asset, from: table) { table in
          Rendering { () throws(Diagnostic) in table.csv }
        },
        Output("site/\(table.jsonPath.text)", .asset, from: table) { table in
          Rendering { () throws(Diagnostic) in table.json.bytes }
        },
      ]
    }
  }
}

extension DataTable {
  /// Where the table lies as CSV.
  var csvPath: SitePath { SitePath(made: "data/\(name).csv") }

  /// Where the table lies as JSON.
  var jsonPath: SitePath { SitePath(made: "data/\(name).json") }

  /// The rows below the labels of their columns.
  ///
  /// The byte order mark is there for Excel, which else takes the text for the code page of its
  /// system. A cell that would be a formula there is disarmed.
  fileprivate var csv: [UInt8] {
    var writer = CSVWriter()
    writer.bytes = [0xEF, 0xBB, 0xBF]
    writer.write(columns.map { $0.label.isEmpty ? $0.name : $0.label })
    for row in groups.flatMap({ $0.rows }) { writer.write(row.map { $0.withoutFormula }) }
    return writer.bytes
  }

  fileprivate var json: JSONText {
    .object([
      ("name", .text(name)), ("title", .text(title)),
      ("as_of", .text(String(decoding: asOf.iso8601, as: UTF8.self))), ("source", .text(source)),
      (
        "columns",
        .list(columns.map { .object([("name", .text($0.name)), ("label", .text($0.label))]) })
      ),
      (
        "groups",
        .list(
          groups.map { .object([("title", .text($0.title)), ("rows", .list($0.rows.map(row)))]) })
      ),
    ])
  }

  private func row(_ cells: [String]) -> JSONText {
    .object(zip(columns, cells).map { ($0.name, .text($1)) })
  }
}
