import CertificateIndex
import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

/// Every row of the input is counted once, by file and outcome, in the summary and in the report.
@Suite struct CountTests {
  @Test(arguments: [11, 12, 13], [TestLookup.qualification, TestLookup.skillLevel])
  func reportAddsUpToTheSummaryAndToTheLines(
    seed: UInt64, definition: LookupDefinition
  ) throws {
    let input = try MessyInput(seed: seed, rowsOfFile: 200)
    let index = try BuiltIndex(files: input.files, definition)
    let report = try index.reportRows
    #expect(report.count > 200)
    for (name, counts) in index.summary.sources {
      let file = name.replacing(index.folder.url.path + "/", with: "")
      func rows(_ outcome: String) -> Int {
        report.filter { $0[0] == file && $0[2] == outcome }.reduce(0) { $0 + (Int($1[6]) ?? 0) }
      }
      #expect(
        counts
          == SourceCounts(
            indexed: rows("indexed"), superseded: rows("superseded"), removed: rows("removed"),
            rejected: rows("rejected")))
      #expect(counts.rows == input.rows.count { $0.place.file == file })
    }
    #expect(index.summary.certificates == index.summary.total.indexed)
    #expect(report.allSatisfy { ["indexed", "superseded", "removed", "rejected"].contains($0[2]) })
  }

  @Test func indexRemembersTheCountsOfItsSources() throws {
    let input = try MessyInput(seed: 14, rowsOfFile: 100)
    let index = try BuiltIndex(files: input.files)
    let sources = try index.reader().sources()
    #expect(sources.map { String(decoding: $0.name, as: UTF8.self) } == input.files.keys.sorted())
    #expect(
      sources.map {
        SourceCounts(
          indexed: $0.indexed, superseded: $0.superseded, removed: $0.removed,
          rejected: $0.rejected)
      } == index.summary.sources.map(\.counts))
  }

  @Test(arguments: [
    (ReplacementRule(isStrict: true), "--strict"), (ReplacementRule(expected: 5), "5 are expected"),
    (ReplacementRule(maximumShrink: 0), "the old index has 3"),
  ])
  func refusedBuildWritesItsReportAndNothingElse(
    rule: ReplacementRule, words: String
  ) throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    let before = try index.bytes
    let rows = IndexFileTests.rows.split(separator: "\n")
    try index.folder.write(BuiltIndex.header + "1,2,3\n" + rows[0] + "\n", to: "batch.csv")
    var build = IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: [.file(path: index.folder["batch.csv"].path)], output: index.path,
      report: index.folder["second.csv"].path)
    build.rule = rule
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(error?.message.contains(words) == true)
    #expect(error?.message.contains("batch.csv: 2 rows: 1 indexed") == true)
    #expect(try index.bytes == before)
    #expect(
      String(decoding: try index.folder.read("second.csv"), as: UTF8.self)
        .contains("batch.csv,2,rejected,"))
    #expect(
      try index.folder.files() == ["batch.csv", "report.csv", "second.csv", "test.idx"])
  }

  @Test func strictBuildPutsNothingWhereNothingWas() throws {
    let folder = try TemporaryFolder()
    let batch = try folder.write(BuiltIndex.header + "1,2,3\n" + IndexFileTests.rows, to: "b.csv")
    let build = IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: [.file(path: batch.path)], output: folder["test.idx"].path,
      rule: ReplacementRule(isStrict: true))
    #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(try folder.files() == ["b.csv"])
  }
}
