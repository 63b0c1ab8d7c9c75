import CertificateIndex
import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

/// Certificates are found by the names and ID numbers that a file of aliases gives them.
@Suite struct AliasTests {
  private static let header = "certificate_no,id_no,name,other_id_no,other_name\n"
  private static let rows = """
    1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所,2013-08-19,85,90,
    1300001000400002,000101199001010037,样本乙,电工,4,样本鉴定所,2014-08-19,85,90,
    1300001000400003,,样本丙,焊工,4,样本鉴定所,2015-08-19,85,90,
    1300001000400004,000101199001010053,样本丁,焊工,4,样本鉴定所,2016-08-19,85,90,
    1300001000400004,000101199001010061,样本戊,焊工,4,样本鉴定所,2016-08-19,85,90,
    1300001000400005,000101199001010079,样本己,焊工,4,样本鉴定所,2017-08-19,85,90,
    1300001000400005,000101199001010079,样本己,焊工,4,样本鉴定所,2017-08-19,85,90,removed

    """

  private func index(
    _ aliases: String, definition: LookupDefinition = TestLookup.qualification
  ) throws -> BuiltIndex {
    try BuiltIndex(rows: Self.rows, aliases: Self.header + aliases, definition: definition)
  }

  private func years(_ index: BuiltIndex, _ facts: [Field: String]) throws -> [Int?] {
    let definition = try index.reader().header.definition
    return try Question("", facts, of: definition, count: 0).answer(index.path).map {
      $0.batch.issued.map { Int($0.packed) }
    }
  }

  private func finds(_ index: BuiltIndex, _ facts: [Field: String]) throws -> Bool {
    let found = try years(index, facts)
    return found.count == 1
  }

  @Test func formerNameFindsTheCertificateWithEveryOtherField() throws {
    let index = try index("1300001000400001,000101199001010010,,,样本旧\n")
    let number = "1300001000400001"
    let id = "000101199001010010"
    for name in ["样本旧", "样 本·旧", "样本甲"] {
      #expect(try finds(index, [.certificateNumber: number, .name: name]))
      #expect(try finds(index, [.idNumber: id, .name: name]))
      #expect(try finds(index, [.certificateNumber: number, .idNumber: id, .name: name]))
    }
    #expect(try !finds(index, [.certificateNumber: "1300001000400002", .name: "样本旧"]))
    #expect(try !finds(index, [.idNumber: "000101199001010037", .name: "样本旧"]))
    #expect(try !finds(index, [.certificateNumber: number, .name: "样本新"]))
    #expect(index.summary.certificates == 4 + 1)
    #expect(index.summary.sources[1].counts == SourceCounts(indexed: 1))
    #expect(index.findings.filter { $0.hasPrefix("aliases") }.isEmpty)
    try index.reader().verify()
  }

  @Test func otherIDNumberFindsTheCertificateInAllItsForms() throws {
    let index = try index("1300001000400001,,样本甲,000101900101996,\n")
    for id in ["000101900101996", "000101199001019962", "000101189001019963", "000101199001010010"]
    {
      #expect(try finds(index, [.certificateNumber: "1300001000400001", .idNumber: id]), "\(id)")
      #expect(try finds(index, [.idNumber: id, .name: "样本甲"]), "\(id)")
    }
    #expect(try !finds(index, [.idNumber: "000101900101996", .name: "样本乙"]))
  }

  @Test func answerIsTheSameWhateverItIsFoundBy() throws {
    let index = try index(
      """
      1300001000400002,000101199001010037,样本乙,ABC000000000000,样本旧
      1300001000400004,,样本戊,,样本旧

      """)
    func answer(_ facts: [Field: String]) throws -> [Certificate] {
      try Question("", facts, of: TestLookup.qualification, count: 1).answer(index.path)
    }
    let own = try answer([.certificateNumber: "1300001000400002", .name: "样本乙"])
    #expect(own.count == 1)
    for id in ["000101199001010037", "ABC000000000000"] {
      for name in ["样本乙", "样本旧"] {
        #expect(try answer([.idNumber: id, .name: name]) == own)
        #expect(
          try answer([.certificateNumber: "1300001000400002", .idNumber: id, .name: name]) == own)
      }
    }
  }

  /// The two certificates of 1300001000400004 are of two people.
  @Test func numberOfTwoPeopleNeedsOneOfThem() throws {
    let index = try index("1300001000400004,000101199001010061,样本戊,,样本旧\n")
    let number = "1300001000400004"
    #expect(try finds(index, [.certificateNumber: number, .name: "样本旧"]))
    #expect(try finds(index, [.idNumber: "000101199001010061", .name: "样本旧"]))
    #expect(try !finds(index, [.idNumber: "000101199001010053", .name: "样本旧"]))
    #expect(
      try !finds(
        index, [.certificateNumber: number, .idNumber: "000101199001010053", .name: "样本旧"]))
  }

  @Test(arguments: [
    (
      "1300001000400001,,,,", 1,
      "there is nothing by which to find the certificate besides; fill other_id_no (其他证件号码) or "
        + "other_name (其他姓名)"
    ),
    (
      "1300001000400099,000101199001010010,样本甲,,样本旧", 1,
      "certificate_no (证书编号): no certificate of the batches has this number; correct it, or remove the "
        + "row"
    ),
    (
      "1300001000400001,000101199001010037,样本乙,,样本旧", 1,
      "certificate_no (证书编号): the certificate of this number has another holder; write id_no and name "
        + "as its last row has them"
    ),
    (
      "1300001000400001,000101199001010010,样本乙,,样本旧", 1,
      "certificate_no (证书编号): the certificate of this number has another holder; write id_no and name "
        + "as its last row has them"
    ),
    (
      "1300001000400004,,,,样本旧", 1,
      "certificate_no (证书编号): several people have this number; say whose certificate it is, by id_no "
        + "(证件号码) or name (姓名)"
    ),
    (
      "1300001000400001,,样本甲,,样本旧", 2,
      "id_no (证件号码): write what the batches have here, so that the certificate is found by it and the "
        + "alias together"
    ),
    (
      "1300001000400001,000101199001010010,,ABC000000000000,", 3,
      "name (姓名): write what the batches have here, so that the certificate is found by it and the "
        + "alias together"
    ),
    (
      ",,样本甲,,样本旧", 1,
      "certificate_no (证书编号): expected a number; without it no certificate can be entered"
    ),
    (
      "1300001000400001,,,,样\u{7}", 5,
      "other_name (其他姓名): there is a control character; type the value again"
    ),
    ("1300001000400001,,", 1, "the row has 3 fields and the header 5"),
  ])
  func rowThatCannotBeEnteredIsRejected(row: String, field: Int, message: String) throws {
    let index = try index(row + "\n1300001000400001,000101199001010010,,,样本曾\n")
    let findings = index.findings.filter { $0.hasPrefix("aliases") }
    #expect(findings.count == 1)
    #expect(findings[0].hasPrefix("aliases.csv:2:\(field): error: \(message)"), "\(findings)")
    #expect(index.summary.sources[1].counts == SourceCounts(indexed: 1, rejected: 1))
    #expect(try !finds(index, [.certificateNumber: "1300001000400001", .name: "样本旧"]))
    #expect(try finds(index, [.certificateNumber: "1300001000400001", .name: "样本曾"]))
  }

  @Test func holderWithoutAnIDNumberNeedsNone() throws {
    let index = try index("1300001000400003,,,,样本旧\n")
    #expect(try finds(index, [.certificateNumber: "1300001000400003", .name: "样本旧"]))
    #expect(index.summary.sources[1].counts == SourceCounts(indexed: 1))
  }

  @Test func lookupWhoseKeysAllHaveTheNumberNeedsNothingElse() throws {
    let index = try index(
      "1300001000400001,,,ABC000000000000,\n1300001000400001,,,,样本旧\n",
      definition: TestLookup.skillLevel)
    let number = "1300001000400001"
    #expect(try finds(index, [.certificateNumber: number, .idNumber: "abc000000000000"]))
    #expect(try finds(index, [.certificateNumber: number, .name: "样本旧"]))
    #expect(
      try finds(
        index, [.certificateNumber: number, .idNumber: "ABC000000000000", .name: "样本旧"]))
  }

  @Test func keyWithoutTheNumberNeedsItsOtherField() throws {
    let byPerson = LookupDefinition(
      id: Array("by-person".utf8), keys: [FieldSet([.idNumber, .name])], columns: Column.allCases)
    let index = try index(
      "1300001000400001,,,ABC000000000000,\n1300001000400001,,样本甲,ABC000000000000,\n",
      definition: byPerson)
    #expect(
      index.findings.filter { $0.hasPrefix("aliases") } == [
        "aliases.csv:2:1: error: too few fields are filled to find the certificate by the alias; fill "
          + "id_no (证件号码) and name (姓名)"
      ])
    #expect(try finds(index, [.idNumber: "ABC000000000000", .name: "样本甲"]))
  }

  @Test func aliasesOfARemovedCertificateGoToo() throws {
    let index = try index(
      "1300001000400005,000101199001010079,样本己,,样本旧\n1300001000400005,,,,样本旧\n")
    #expect(try !finds(index, [.certificateNumber: "1300001000400005", .name: "样本旧"]))
    #expect(index.summary.sources[1].counts == SourceCounts(superseded: 2))
    #expect(
      try index.report.filter { $0.hasPrefix("aliases") } == [
        "aliases.csv,2,superseded,a later row removes the certificate,batch.csv,8,1",
        "aliases.csv,3,superseded,a later row removes the certificate,batch.csv,8,1",
        "aliases.csv,,indexed,,,,0",
      ])
  }

  @Test func rowThatAddsNothingSaysWhichOneItRepeats() throws {
    let index = try index(
      """
      1300001000400001,000101199001010010,样本甲,,样 本 甲
      1300001000400001,000101199001010010,样本甲,,样本旧
      1300001000400001,000101199001010010,样本甲,000101 199001010010,样本旧

      """)
    #expect(index.summary.sources[1].counts == SourceCounts(indexed: 1, superseded: 2))
    let reason = "another row already makes the certificate be found so"
    #expect(
      try index.report.filter { $0.hasPrefix("aliases") } == [
        "aliases.csv,2,superseded,\(reason),batch.csv,2,1",
        "aliases.csv,4,superseded,\(reason),batch.csv,2,1",
        "aliases.csv,,indexed,,,,1",
      ])
    let found = try years(index, [.certificateNumber: "1300001000400001", .name: "样本旧"])
    #expect(found.count == 1)
  }

  @Test func aliasesTakePartInTheFilesID() throws {
    let former = try index("1300001000400001,000101199001010010,,,样本旧\n")
    let again = try index("1300001000400001,000101199001010010,,,样本旧\n")
    let other = try index("1300001000400001,000101199001010010,,,样本曾\n")
    let twin = try index("1300001000400004,000101199001010053,样本丁,,样本旧\n")
    let otherTwin = try index("1300001000400004,000101199001010061,样本戊,,样本旧\n")
    #expect(try former.bytes == again.bytes)
    let ids = try [former, other, twin, otherTwin].map { try $0.reader().header.fileID }
    #expect(Set(ids.map { "\($0)" }).count == 4)
  }

  @Test(arguments: [
    ("certificate_no,other_name,remark\n", "aliases.csv:1:3", "that aliases do not have"),
    ("certificate_no,id_no,name\n", "aliases.csv:1:1", "neither other_id_no (其他证件号码) nor"),
    ("other_name\n", "aliases.csv:1:1", "lacks certificate_no (证书编号)"),
    ("certificate_no,other_name,曾用名\n", "aliases.csv:1:3", "names this column twice"),
  ])
  func headerOfAnotherKindOfFileIsNamed(header: String, place: String, words: String) {
    let error = #expect(throws: IndexBuildError.self) {
      try BuiltIndex(rows: Self.rows, aliases: header)
    }
    #expect(error?.message.contains(place) == true)
    #expect(error?.message.contains(words) == true)
  }

  @Test func certificatesHaveNoColumnsOfAliases() {
    let error = #expect(throws: IndexBuildError.self) {
      try BuiltIndex(files: ["batch.csv": Array(Self.header.utf8)])
    }
    #expect(
      error?.message.contains("batch.csv:1:4: error: the header names a column that certif") == true
    )
  }

  @Test(arguments: [
    "证书编号,证件号码,曾用名\n", "certificate_no,证件号码,曾用姓名\n", "证书编号,id_no,其他姓名\n",
  ])
  func headerMayBeChinese(header: String) throws {
    let index = try BuiltIndex(
      rows: Self.rows, aliases: header + "1300001000400001,000101199001010010,样本旧\n")
    #expect(try finds(index, [.certificateNumber: "1300001000400001", .name: "样本旧"]))
  }

  @Test func strictBuildRefusesAnAliasOfNothing() throws {
    let folder = try TemporaryFolder()
    let batch = try folder.write(BuiltIndex.header + Self.rows, to: "batch.csv")
    let aliases = try folder.write(Self.header + "9,,,,样本旧\n", to: "aliases.csv")
    var build = IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: [.file(path: batch.path)], aliases: [.file(path: aliases.path)],
      output: folder["test.idx"].path)
    build.rule = ReplacementRule(isStrict: true)
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(
      error?.message.contains("aliases.csv: 1 rows: 0 indexed, 0 superseded, 0 removed, 1 rej")
        == true)
    #expect(try folder.files() == ["aliases.csv", "batch.csv"])
    build.output = aliases.path
    #expect(throws: IndexBuildError.self) { try build.run { _ in } }
  }

  @Test func longestNameIsNoLongerThanItsMemory() throws {
    let name = String(repeating: "\u{1D6}", count: 100) + String(repeating: "\u{301}", count: 100)
    let index = try index("1300001000400001,000101199001010010,,,\(name)\n")
    #expect(try finds(index, [.certificateNumber: "1300001000400001", .name: name]))
    let plain = String(repeating: "u", count: 100)
    #expect(try finds(index, [.certificateNumber: "1300001000400001", .name: plain]))
  }
}
