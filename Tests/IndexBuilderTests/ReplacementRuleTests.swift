import CertificateIndex
import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct ReplacementRuleTests {
  @Test(arguments: [
    (ReplacementRule(), nil, 0, 0), (ReplacementRule(), 1000, 990, 5),
    (ReplacementRule(), 1000, 2000, 0), (ReplacementRule(maximumShrink: 100), 1000, 0, 0),
    (ReplacementRule(expected: 0), nil, 0, 3), (ReplacementRule(expected: 10), nil, 10, 0),
    (ReplacementRule(isStrict: true), 5, 5, 0),
  ])
  func newIndexIsTaken(rule: ReplacementRule, old: Int?, new: Int, rejected: Int) {
    #expect(rule.objection(old: old, new: new, rejected: rejected) == nil)
  }

  @Test(arguments: [
    (
      ReplacementRule(), 1000, 989, 0,
      "there are 989 certificates where the old index has 1000; check that every input is whole, or "
        + "allow it with --max-shrink"
    ),
    (
      ReplacementRule(maximumShrink: 100, expected: 10), nil, 9, 0,
      "there are 9 certificates and at least 10 are expected; check that every input is whole"
    ),
    (
      ReplacementRule(), nil, 0, 3,
      "all 3 rows were left out, and an index of nothing would find nobody; correct them, or allow it "
        + "with --expect 0"
    ),
    (
      ReplacementRule(isStrict: true), nil, 5, 2,
      "2 rows were left out and --strict was said; correct them"
    ),
  ])
  func oldIndexStays(
    rule: ReplacementRule, old: Int?, new: Int, rejected: Int, objection: String
  ) {
    #expect(rule.objection(old: old, new: new, rejected: rejected) == objection)
  }

  @Test func shortInputLeavesTheOldIndexAndSaysSo() throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    let before = try index.bytes
    try index.folder.write(BuiltIndex.header, to: "batch.csv")
    let error = #expect(throws: IndexBuildError.self) { try index.buildAgain() }
    #expect(error?.message.contains("0 certificates where the old index has 3") == true)
    #expect(error?.message.contains("batch.csv: 0 rows: 0 indexed") == true)
    #expect(error?.message.contains("\n  old: batch.csv: 3 rows: 3 indexed") == true)
    #expect(try index.bytes == before)
    try index.buildAgain(rule: ReplacementRule(maximumShrink: 100))
    #expect(try index.reader().header.certificateCount == 0)
  }

  @Test func indexOfAnotherKeyIsNoMeasure() throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    try index.folder.write([0x5a, 0x5a], to: "test.idx")
    try index.folder.write(BuiltIndex.header, to: "batch.csv")
    try index.buildAgain()
    #expect(try index.reader().header.certificateCount == 0)
  }
}
