import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

/// Rows that are right and yet look wrong are indexed, and told of.
@Suite struct RowDoubtsTests {
  private func row(_ number: Int, name: String = "样本甲", status: String = "") -> String {
    "\(1_300_001_000_400_000 + number),000101199001010010,\(name),焊工,4,样本鉴定所,2013-08-19,85,90,"
      + "\(status)\n"
  }

  @Test func damagedNamesAreCountedAndReported() throws {
    let index = try BuiltIndex(
      rows: row(1, name: "样?") + row(2) + row(3, name: "样YAN") + row(3, name: "样YAN")
        + row(4, name: "样□", status: "removed") + row(5, name: "样\u{E865}\u{7}"))
    #expect(index.summary.damagedNames == 3)
    #expect(index.summary.certificates == 3)
    #expect(index.findings.count == 1)
    let reason =
      "name (姓名): signs stand in the place of characters; correct it, or give the name in a file of "
      + "aliases"
    let report = try index.reportRows
    #expect(report.filter { $0[2] == "noted" }.map { $0[1] } == ["2", "4", "5"])
    #expect(report.filter { $0[2] == "noted" }.allSatisfy { $0[3] == reason && $0[6] == "0" })
    #expect(report.filter { $0[1] == "4" }.map { $0[2] } == ["superseded", "noted"])
    #expect(report.reduce(0) { $0 + (Int($1[6]) ?? 0) } == index.summary.total.rows)
  }

  @Test(arguments: [
    (0..<20, 10, true), (0..<19, 10, false), (0..<40, 1, false), (0..<2000, 10, true),
  ])
  func numbersThatAllEndInZeroAreDoubted(rows: Range<Int>, step: Int, isDoubted: Bool) throws {
    let index = try BuiltIndex(rows: rows.map { row($0 * step) }.joined())
    #expect(
      index.summary.roundedSources == (isDoubted ? [index.folder["batch.csv"].path] : []))
  }

  @Test func oneNumberThatDoesNotEndInZeroSavesTheOthers() throws {
    let rows = (0..<100).map { row($0 * 10) }.joined()
    #expect(try BuiltIndex(rows: rows + row(1)).summary.roundedSources == [])
    let others = rows.replacing("13000010004", with: "S00010000000013000010004")
    #expect(try BuiltIndex(rows: others).summary.roundedSources == [])
  }

  @Test(arguments: [
    ("803001003312345", true), ("3001003312345 1", true), ("O803001003312345", false),
    ("3001003312345", false), ("80300100331234A", false), ("1300001000400001", false),
  ])
  func numbersThatHaveLostTheirZerosAreDoubted(number: String, isDoubted: Bool) throws {
    let rows = row(1).replacing("1300001000400001", with: number)
    let index = try BuiltIndex(rows: rows)
    #expect(index.summary.certificates == 1)
    #expect(
      index.summary.shortenedSources == (isDoubted ? [index.folder["batch.csv"].path] : []))
  }
}
