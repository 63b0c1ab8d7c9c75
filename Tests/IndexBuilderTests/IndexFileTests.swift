import CertificateIndex
import Foundation
import IndexBuilder
import TestSupport
import Testing

@Suite struct IndexFileTests {
  static let rows = """
    1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所第0001号,2013-08-19,85,90.5,valid
    1300001000400002,000101199001010029,样本乙,焊工,4,样本鉴定所第0001号,2013-08-19,60,61,revoked
    1400001000300001,000101199001010010,样本甲,电工,3,样本鉴定所第0002号,2014-05-02,,,valid

    """

  @Test func formatIsThatOfTheGoldenFile() throws {
    try expectGolden(BuiltIndex(rows: Self.rows).bytes, fixture("three-certificates.idx"))
  }

  @Test func goldenFileIsReadByThisProgram() throws {
    let path = fixture("three-certificates.idx").path
    let reader = try IndexReader(path: Array(path.utf8), key: BuiltIndex.key)
    try reader.verify()
    let payloads = try reader.payloads(
      section: 2, values: ["000101199001010010", "样本甲"].map { Array($0.utf8) })
    let occupations = try payloads.map { try reader.certificate($0).batch.occupation }
    #expect(occupations == ["电工", "焊工"].map { Array($0.utf8) })
  }

  @Test func sameInputGivesSameBytes() throws {
    #expect(try BuiltIndex(rows: Self.rows).bytes == BuiltIndex(rows: Self.rows).bytes)
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let reversed = Self.rows.split(separator: "\n").reversed().joined(separator: "\n")
    #expect(try BuiltIndex(rows: Self.rows).bytes == BuiltIndex(rows: reversed).bytes)
  }

  @Test func fileHoldsNothingPersonalInTheClear() throws {
    let bytes = try BuiltIndex(rows: Self.rows).bytes
    for value in ["1300001000400001", "000101199001010010", "样本甲"] {
      #expect(bytes.firstRange(of: Array(value.utf8)) == nil)
    }
  }

  @Test func certificatesOfOnePairHaveDifferentMasks() throws {
    let twice = """
      1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所第0001号,2013-08-19,,,valid
      1300001000400002,000101199001010010,样本甲,焊工,4,样本鉴定所第0001号,2013-08-19,,,valid

      """
    let reader = try BuiltIndex(rows: twice).reader()
    let keys = IndexKeys(master: BuiltIndex.key, lookup: reader.header.definition.id)
    let hash = keys.entryHash(section: 2, values: [Array("a".utf8), Array("b".utf8)])
    #expect(keys.mask(of: hash, ordinal: 0) != keys.mask(of: hash, ordinal: 1))
    let values = ["000101199001010010", "样本甲"].map { Array($0.utf8) }
    #expect(try reader.payloads(section: 2, values: values).count == 2)
  }

  @Test func indexWithoutCertificatesAnswersThatThereAreNone() throws {
    let index = try BuiltIndex(rows: "")
    try index.reader().verify()
    #expect(
      try index.certificates([.idNumber, .name], ["000101199001010010", "样本甲"]) == [])
  }

  @Test func differentAsOfDateMakesAnotherBuild() throws {
    let files = ["batch.csv": Array((BuiltIndex.header + Self.rows).utf8)]
    let first = try BuiltIndex(files: files).reader().header
    let second = try BuiltIndex(files: files, asOf: "2020-10-29").reader().header
    #expect(first.fileID != second.fileID)
  }

  @Test func oldIndexStaysWhenAnInputCannotBeRead() throws {
    let index = try BuiltIndex(rows: Self.rows)
    let before = try index.bytes
    let build = IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: [.file(path: index.folder["missing.csv"].path)], output: index.path)
    #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(try index.bytes == before)
    #expect(try index.folder.files() == ["batch.csv", "report.csv", "test.idx"])
  }
}
