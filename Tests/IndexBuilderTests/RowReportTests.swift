import CSV
import CertificateIndex
import Foundation
import Posix
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct RowReportTests {
  private static let names = [
    "=1+1.csv", "＝1.csv", "-", "@x", "+1.csv", "\tx.csv", "\rx.csv", "=\u{301}.csv", "plain.csv",
    "a,\"b\".csv",
    "'x.csv", "样本.csv",
  ]

  /// The report of a build where the first row of each file is replaced by one of the next file.
  private func report(_ folder: TemporaryFolder) throws -> [CSVTable.Row] {
    let header = try CertificateHeader(
      names: InputKind.certificates.requiredColumns.map { $0.names[0] })
    let sources = Self.names.map { SourceInfo(name: $0, shortName: $0, header: header) }
    let log = EventLog(workers: 1, beside: Array(folder["report"].path.utf8))
    for number in sources.indices {
      let next = RowPlace(source: (number + 1) % sources.count, line: 3)
      let place = RowPlace(source: number, line: 2)
      try log.writer(of: 0).add(RowEvent(place: place, kind: .superseded, other: next))
    }
    try RowReport(sources: sources).write(
      log, counts: sources.map { _ in SourceCounts(indexed: 5, superseded: 1) },
      to: folder["report.csv"].path)
    let table = CSVTable(bytes: try folder.read("report.csv"))
    #expect(
      table.header == [
        "file", "line", "outcome", "reason", "replaced_by_file", "replaced_by_line", "rows",
      ])
    return table.rows
  }

  @Test func noCellIsAFormula() throws {
    let folder = try TemporaryFolder()
    for row in try report(folder) {
      for cell in row.fields {
        let first = cell.unicodeScalars.first.map(String.init) ?? ""
        #expect(!["=", "+", "-", "@", "＝", "\t", "\r"].contains(first), "\(cell)")
      }
    }
  }

  @Test func everyFileIsNamedAndOnlyFormulasAreQuoted() throws {
    let folder = try TemporaryFolder()
    let rows = try report(folder).filter { $0.fields[1] == "" }
    let safe = Self.names.enumerated().map { $0.offset < 8 ? "'" + $0.element : $0.element }
    #expect(rows.map { $0.fields[0] } == safe.filter { !$0.contains("\r") })
    #expect(rows.allSatisfy { $0.fields[6] == "5" })
  }

  @Test func reportIsForItsOwnerOnly() throws {
    let folder = try TemporaryFolder()
    _ = try report(folder)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder["report.csv"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.files() == ["report.csv"])
  }

  @Test func reportIntoAFolderThatIsNotThereFailsTheBuild() throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    let before = try index.bytes
    let build = IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try index.reader().header.asOf,
      inputs: [.file(path: index.folder["batch.csv"].path)], output: index.path,
      report: index.folder["missing/report.csv"].path)
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(
      error?.message.hasSuffix(
        "missing/report.csv: error: the report cannot be written: no such file or folder; the old "
          + "index is unchanged") == true)
    #expect(try index.bytes == before)
  }
}
