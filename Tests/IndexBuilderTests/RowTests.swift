import CertificateIndex
import Gzip
import TestSupport
import Testing
import TextEncoding

@testable import IndexBuilder

@Suite struct RowTests {
  /// A row that is right, of which each test breaks one cell.
  private static let right = [
    "1300001000400001", "000101199001010010", "样本甲", "焊工", "4", "样本鉴定所", "2013-08-19", "85",
    "90", "valid",
  ]

  private static func row(_ changes: [Int: String]) -> String {
    right.enumerated().map { changes[$0.offset] ?? $0.element }.joined(separator: ",") + "\n"
  }

  @Test(arguments: [
    (
      [0: ""], 1,
      "certificate_no (证书编号): expected a number; without it no certificate can be entered"
    ),
    (
      [0: "1.23E+15"], 1,
      "certificate_no (证书编号): expected the whole number; a spreadsheet has shortened it, so format "
        + "the column as text and export again"
    ),
    (
      [0: " 1.23456e+15 "], 1,
      "certificate_no (证书编号): expected the whole number; a spreadsheet has shortened it, so format "
        + "the column as text and export again"
    ),
    (
      [0: "---"], 1,
      "certificate_no (证书编号): there is nothing but spaces and signs; write the value or leave the "
        + "cell empty"
    ),
    (
      [1: "", 2: ""], 1,
      "too few fields are filled to find the certificate; fill id_no (证件号码) or name (姓名)"
    ),
    (
      [1: "\u{7}"], 2,
      "id_no (证件号码): there is a control character; type the value again"
    ),
    (
      [2: String(repeating: "样", count: 134)], 3,
      "name (姓名): longer than any such field; check for a missing comma"
    ),
    (
      [4: "9"], 5,
      "level (职业技能等级): expected 1 to 5 or words such as 三级, 高级工, 三级/高级工, 特级技师"
    ),
    (
      [4: "三级/中级工"], 5,
      "level (职业技能等级): expected 1 to 5 or words such as 三级, 高级工, 三级/高级工, 特级技师"
    ),
    ([6: "2013/8/19"], 7, "issued (发证日期): expected a day such as 2021-03-05"),
    ([6: "2013-02-29"], 7, "issued (发证日期): expected a day such as 2021-03-05"),
    (
      [7: "101"], 8,
      "theory (理论成绩): expected 0 to 100 with at most one decimal, or 优秀, 良好, 合格, 不合格, 免考"
    ),
    (
      [8: "85.25"], 9,
      "practical (技能成绩): expected 0 to 100 with at most one decimal, or 优秀, 良好, 合格, 不合格, 免考"
    ),
    ([9: "lost"], 10, "status (状态): expected valid (有效), revoked (已撤销) or removed (已删除)"),
  ])
  func wrongCellIsReportedAndLeftOut(changes: [Int: String], field: Int, message: String) throws {
    let index = try BuiltIndex(rows: Self.row(changes) + Self.row([0: "1300001000400002"]))
    #expect(index.findings == ["batch.csv:2:\(field): error: \(message)"])
    #expect(index.summary.total.rejected == 1)
    #expect(index.summary.certificates == 1)
  }

  @Test func noMessageRepeatsAPersonalCell() throws {
    let secret = "样本秘密\u{7}"
    for field in 0...2 {
      let index = try BuiltIndex(rows: Self.row([field: secret]))
      #expect(index.findings.count == 1)
      #expect(!index.findings[0].contains("样本秘密"))
    }
  }

  @Test func brokenQuotesAndWrongCountsAreReportedAndReadingGoesOn() throws {
    let index = try BuiltIndex(
      rows: "\"open,1,2\n" + "1,2,3\n" + Self.row([:]) + "a\"b,1,2\n" + Self.row([0: "2"]))
    #expect(
      index.findings == [
        "batch.csv:2:1: error: the quoted field does not end on its line; close the quote, and keep "
          + "each record on one line",
        "batch.csv:3:1: error: the row has 3 fields and the header 10; add or remove commas",
        "batch.csv:5:1: error: a quote stands inside an unquoted field; quote the whole field and "
          + "write the quote twice",
      ])
    #expect(index.summary.certificates == 2)
  }

  @Test(
    arguments: [
      // 样本 in GBK, and bytes that are well-formed in neither encoding.
      ([0xd1, 0xf9, 0xb1, 0xbe], "but, as it seems, GBK; say --encoding gb18030, or save"),
      ([0xd1, 0xf9, 0xb1], "save"), ([0xff, 0xff], "save"),
    ] as [([UInt8], String)])
  func bytesOfAnotherEncodingAreReported(name: [UInt8], advice: String) throws {
    for (field, title) in [(2, "name (姓名)"), (3, "occupation (职业名称)")] {
      var cells = Self.right.map { Array($0.utf8) }
      cells[field] = name
      let row = Array(cells.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "\n")]
      let index = try BuiltIndex(files: ["batch.csv": Array(BuiltIndex.header.utf8) + row])
      let space = advice.hasPrefix("but") ? " " : "; "
      #expect(
        index.findings == [
          "batch.csv:2:\(field + 1): error: \(title): the text is not UTF-8\(space)\(advice) the file "
            + "as \"CSV UTF-8\""
        ])
    }
  }

  @Test func gb18030IsReadWhereItIsSaid() throws {
    let name: [UInt8] = [0xd1, 0xf9, 0xb1, 0xbe]
    let front = Array((BuiltIndex.header + "1300001000400001,000101199001010010,").utf8)
    let bytes = front + name + Array(",,4,,2013-08-19,,,\n".utf8)
    let index = try BuiltIndex(files: ["batch.csv": bytes], encoding: .gb18030)
    #expect(index.findings == [])
    #expect(try index.certificates([.idNumber, .name], ["000101199001010010", "样本"]).count == 1)
    let packed = try BuiltIndex(files: ["batch.csv.gz": gzip(bytes)], encoding: .gb18030)
    #expect(packed.summary.certificates == 1)
  }

  @Test func chineseHeaderInAnyOrderIsRead() throws {
    let csv = """
      姓名,证件号码,证件类型,证书编号,职业技能等级,职业名称,发证日期,评价机构
      样本甲,000101199001010010,居民身份证,1300001000400001,三级/高级工,焊工,2013-08-19,样本鉴定所

      """
    let index = try BuiltIndex(files: ["batch.csv": Array(csv.utf8)])
    let found = try index.certificates([.idNumber, .name], ["000101199001010010", "样本甲"])
    #expect(
      found == [
        Certificate(
          batch: Batch(
            issuer: Array("样本鉴定所".utf8), occupation: Array("焊工".utf8), level: .third,
            issued: CivilDate(year: 2013, month: 8, day: 19)))
      ])
  }

  @Test(arguments: [
    ("certificate_no,titel\n", "batch.csv:1:2", "the header names a column that certificates"),
    ("certificate_no,姓名,name\n", "batch.csv:1:3", "the header names this column twice"),
    ("certificate_no\n", "batch.csv:1:1", "the header lacks id_no (证件号码), name (姓名)"),
    ("", "batch.csv", "the input is empty; the first line must name the columns"),
  ])
  func fileWithAWrongHeaderIsAnErrorOfTheBuild(csv: String, place: String, message: String) {
    let error = #expect(throws: IndexBuildError.self) {
      try BuiltIndex(files: ["batch.csv": Array(csv.utf8)])
    }
    #expect(error?.message.contains("\(place): error: \(message)") == true)
  }

  @Test(arguments: [
    (Level.first, ["1", "一级", "高级技师", "一级/高级技师"]),
    (.second, ["2", "二级", "技师", "二级/技师"]),
    (.third, ["3", "三级", "高级工", "三级/高级工", "高级技能", "三级/高级技能"]),
    (.fourth, ["4", "四级", "中级工", "四级/中级技能"]),
    (.fifth, ["5", "五级", "初级工", "五级/初级工"]),
    (.apprentice, ["学徒工"]), (.special, ["特级技师"]), (.chief, ["首席技师"]),
  ])
  func levelsAreReadInEveryWording(level: Level, words: [String]) throws {
    for word in words {
      let index = try BuiltIndex(rows: Self.row([4: word]))
      let found = try index.certificates([.idNumber, .name], ["000101199001010010", "样本甲"])
      #expect(found.map(\.batch.level) == [level], "\(word)")
    }
  }

  @Test func keyWithAnEmptyFieldIsCountedAndNotEntered() throws {
    let index = try BuiltIndex(rows: Self.row([1: ""]))
    #expect(index.summary.certificates == 1)
    #expect(index.summary.incomplete == [1, 0, 1])
    #expect(index.summary.entries == [0, 1, 0])
    #expect(
      try index.certificates([.certificateNumber, .name], ["1300001000400001", "样本甲"]).count == 1)
  }

  @Test func gzipIsReadAndADamagedOneFailsTheBuild() throws {
    let csv = Array((BuiltIndex.header + Self.row([:])).utf8)
    let packed = try gzip(csv)
    #expect(try BuiltIndex(files: ["batch.csv.gz": packed]).summary.certificates == 1)
    #expect(throws: IndexBuildError.self) {
      try BuiltIndex(files: ["batch.csv.gz": packed.dropLast(4) + [0, 0, 0, 1]])
    }
    #expect(throws: IndexBuildError.self) {
      try BuiltIndex(files: ["batch.csv.gz": Array(packed.dropLast(3))])
    }
  }

  @Test func laterRowOfTheSameCertificateReplacesTheEarlier() throws {
    let index = try BuiltIndex(
      rows: Self.row([:]) + Self.row([3: "电工", 9: "revoked"]))
    #expect(index.summary.total == SourceCounts(indexed: 1, superseded: 1))
    let found = try index.certificates([.idNumber, .name], ["000101199001010010", "样本甲"])
    #expect(found.map(\.isRevoked) == [true])
    #expect(found.map(\.batch.occupation) == [Array("电工".utf8)])
  }

  @Test func twoPeopleWithOneNumberAreBothKept() throws {
    let index = try BuiltIndex(
      rows: Self.row([:]) + Self.row([1: "000101199001010029", 2: "样本乙"]))
    #expect(index.summary.certificates == 2)
    #expect(index.summary.total == SourceCounts(indexed: 2))
  }

  @Test func shortAndLongResidentNumbersFindOnePerson() throws {
    let index = try BuiltIndex(rows: Self.row([1: "110105491231002"]))
    let found = try index.certificates([.idNumber, .name], ["11010519491231002X", "样本甲"])
    #expect(found.count == 1)
  }

  /// The form of 15 digits stands for somebody born in 1899 or 1999 alike.
  @Test(arguments: ["valid", "removed"])
  func rowWithAnotherFormOfTheSameNumberIsTheSameCertificate(status: String) throws {
    for (first, second) in [
      ("000101990101996", "000101189901019969"), ("000101189901019969", "000101990101996"),
    ] {
      let index = try BuiltIndex(
        rows: Self.row([1: first]) + Self.row([1: second, 2: "样本乙", 9: status]))
      #expect(index.summary.total.superseded == 1, "\(first)")
      #expect(index.summary.certificates == (status == "valid" ? 1 : 0), "\(first)")
    }
  }

  @Test func missingLastLineEndAndByteOrderMarkAreAccepted() throws {
    let csv = "\u{FEFF}" + BuiltIndex.header + Self.row([:]).dropLast()
    let index = try BuiltIndex(files: ["batch.csv": Array(csv.utf8)])
    #expect(index.summary.certificates == 1)
    #expect(index.findings == [])
  }

  @Test func countsAreKeptForEachSource() throws {
    let header = Array(BuiltIndex.header.utf8)
    let index = try BuiltIndex(files: [
      "a.csv": header + Array(Self.row([:]).utf8),
      "b.csv": header + Array((Self.row([4: "x"]) + Self.row([3: "电工"])).utf8),
    ])
    #expect(
      index.summary.sources.map(\.counts) == [
        SourceCounts(superseded: 1), SourceCounts(indexed: 1, rejected: 1),
      ])
    #expect(index.summary.certificates == 1)
    #expect(
      try index.reader().sources() == [
        IndexSource(
          path: Array("a.csv".utf8), rows: 1, indexed: 0, superseded: 1, removed: 0, rejected: 0),
        IndexSource(
          path: Array("b.csv".utf8), rows: 2, indexed: 1, superseded: 0, removed: 0, rejected: 1),
      ])
  }

  @Test func sourcesMayTakeMoreThanOnePage() throws {
    let header = Array(BuiltIndex.header.utf8)
    let names = (100..<150).map { "batch-\($0).csv" }
    let index = try BuiltIndex(
      files: Dictionary(uniqueKeysWithValues: names.map { ($0, header) }))
    let reader = try index.reader()
    #expect(reader.header.sourcePageCount > 1)
    #expect(try reader.sources().map { String(decoding: $0.name, as: UTF8.self) } == names)
  }
}
