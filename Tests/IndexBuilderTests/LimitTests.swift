import CertificateIndex
import Foundation
import Gzip
import TestSupport
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

/// What is just small enough is taken; what is too large, or no batch at all, is told.
@Suite struct LimitTests {
  /// A header with a column that is not read, so that a line may have any length.
  private static let header =
    "certificate_no,id_no,name,occupation,level,issuer,issued,theory,practical,status,id_type\n"

  /// A row of a length, without its line end.
  private static func row(_ number: Int, bytes: Int = 0, quoted: Bool = false) -> String {
    let cells = "\(1_300_001_000_400_000 + number),,样本甲,焊工,4,样本鉴定所,2013-08-19,85,90,valid,"
    let rest = max(0, bytes - cells.utf8.count)
    return cells
      + (quoted && rest > 1
        ? "\"" + String(repeating: ",", count: rest - 2) + "\""
        : String(repeating: "-", count: rest))
  }

  private static func plan(blockBytes: Int) -> BuildPlan {
    var plan = BuildPlan()
    plan.blockBytes = blockBytes
    return plan
  }

  private func built(_ csv: String, blockBytes: Int = 70_000) throws -> BuiltIndex {
    try BuiltIndex(
      files: ["batch.csv": Array(csv.utf8)], plan: Self.plan(blockBytes: blockBytes))
  }

  /// What a build of one file says that cannot be read to its end.
  private func message(
    _ bytes: [UInt8], name: String = "batch.csv",
    plan: BuildPlan = LimitTests.plan(blockBytes: 70_000)
  ) -> String? {
    let error = #expect(throws: IndexBuildError.self) {
      try BuiltIndex(files: [name: bytes], plan: plan)
    }
    return error?.message
  }

  // MARK: Lines

  @Test(
    arguments: [65_535, 65_536, 65_537, 65_538, 65_539, 65_540]
      + (69_996...70_004) + [139_999, 140_000, 204_800, 3 << 20], ["\n", "\r\n", ""])
  func lineOf64KiBIsReadAndALongerOneLeftOut(length: Int, lineEnd: String) throws {
    for quoted in [false, true] {
      let line = Self.row(2, bytes: length, quoted: quoted) + lineEnd
      let behind = lineEnd.isEmpty ? "" : Self.row(3) + "\n9\n"
      let index = try built(Self.header + Self.row(1) + "\n" + line + behind)
      let isRead = length <= 65_536
      let tooLong =
        "batch.csv:3:1: error: the record is longer than 64 KiB; look for a quote or a line end that is "
        + "missing"
      let short =
        "batch.csv:5:1: error: the row has 1 fields and the header 11; add or remove commas"
      #expect(
        index.findings == (isRead ? [] : [tooLong]) + (lineEnd.isEmpty ? [] : [short]))
      let rows = lineEnd.isEmpty ? 2 : 4
      #expect(index.summary.total.rows == rows)
      #expect(index.summary.total.rejected == index.findings.count)
    }
  }

  @Test(arguments: 65_530...65_545)
  func longLineIsReadWhereverItLiesInItsBlocks(front: Int) throws {
    let rows = [Self.row(1, bytes: front), Self.row(2, bytes: 65_536), Self.row(3, bytes: 70_000)]
    let index = try built(Self.header + (rows + [Self.row(4)]).joined(separator: "\n"))
    #expect(index.summary.total.indexed == (front <= 65_536 ? 3 : 2))
    #expect(index.summary.total.rejected == (front <= 65_536 ? 1 : 2))
  }

  @Test func manyBlocksOfBlankLinesInFrontOfTheHeaderAreSkipped() throws {
    let blank = String(repeating: "\n", count: 300_000)
    let index = try built(blank + Self.header + blank + Self.row(1) + "\n8\n")
    #expect(index.summary.total.rows == 2)
    #expect(index.findings.first?.hasPrefix("batch.csv:600003:1: error: ") == true)
  }

  // MARK: Files

  @Test(arguments: [
    ("", ": the input is empty; the first line must name the columns"),
    ("\n", ": the input is empty; the first line must name the columns"),
    ("\r\n\r\n\n", ": the input is empty; the first line must name the columns"),
    ("\u{FEFF}", ": the input is empty; the first line must name the columns"),
    ("\u{FEFF}\n", ": the input is empty; the first line must name the columns"),
    ("\n\n\"a", ":3:1: the quoted field does not end on its line"),
    ("\u{FEFF}\nname,x\n", ":2:2: the header names a column that certificates do not have"),
    ("\0\n", ":1:1: the header names a column that certificates do not have"),
    (String(repeating: "a", count: 70_000), ":1:1: the record is longer than 64 KiB"),
    (String(repeating: ",", count: 5000) + "\n", ":1:1: the header names a column"),
  ])
  func fileWithoutAHeaderIsAnErrorOfTheBuild(csv: String, words: String) {
    let place = words.split(separator: " ", maxSplits: 1)
    let expected = "batch.csv\(place[0]) error: \(place[1])"
    #expect(message(Array(csv.utf8))?.contains(expected) == true)
    #expect(message(Array(csv.utf8), plan: BuildPlan())?.contains(expected) == true)
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x63, 0x00, 0x0A, 0x00], [0xFE, 0xFF, 0x00, 0x63, 0x00, 0x0A], [0xFF, 0xFE],
  ])
  func fileInUTF16IsNamedAsSuch(bytes: [UInt8]) {
    #expect(
      message(bytes)?.hasSuffix(
        "batch.csv: error: the text is UTF-16; save the file as \"CSV UTF-8\"") == true)
  }

  @Test(arguments: ["", "\n", "\r\n", "\n\n\r\n"])
  func headerAloneIsAnIndexWithoutCertificates(end: String) throws {
    let index = try built(String(Self.header.dropLast()) + end)
    #expect(index.summary.total == SourceCounts())
    #expect(try index.reader().header.certificateCount == 0)
    #expect(index.findings == [])
  }

  @Test func lastLineOfAFileNeedsNoEnd() throws {
    let index = try built(Self.header + Self.row(1) + "\n" + Self.row(2))
    #expect(index.summary.total == SourceCounts(indexed: 2))
  }

  @Test func inputThatIsAFolderIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "batch.csv/x")
    expectInputError(folder, "batch.csv", "cannot be opened: not an ordinary file")
  }

  @Test func inputThatCannotBeOpenedIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    try folder.link("circle.csv", to: "circle.csv")
    expectInputError(folder, "missing.csv", "cannot be opened: no such file or folder")
    expectInputError(
      folder, "file/batch.csv", "cannot be opened: a file stands where a folder must be")
    expectInputError(folder, "circle.csv", "cannot be opened: system error 40")
  }

  @Test func inputThatCannotBeReadIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.link("batch.csv", to: "/proc/self/mem")
    expectInputError(
      folder, "batch.csv", "cannot be read: the device reports an input or output error")
  }

  private func expectInputError(_ folder: TemporaryFolder, _ input: String, _ words: String) {
    let error = #expect(throws: IndexBuildError.self) {
      try build(folder, inputs: [input]).run { _ in }
    }
    #expect(error?.message.contains("\(folder[input].path): error: \(words)") == true)
    #expect(!FileManager.default.fileExists(atPath: folder["test.idx"].path))
    #expect(!FileManager.default.fileExists(atPath: folder["test.idx.new"].path))
  }

  private func build(
    _ folder: TemporaryFolder, inputs: [String], output: String = "test.idx"
  ) throws -> IndexBuild {
    IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: inputs.map { .file(path: folder[$0].path) }, output: folder[output].path)
  }

  @Test func outputIntoAFolderThatIsNotThereIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header, to: "batch.csv")
    let error = #expect(throws: IndexBuildError.self) {
      try build(folder, inputs: ["batch.csv"], output: "missing/test.idx").run { _ in }
    }
    #expect(
      error?.message.hasSuffix(
        "missing/test.idx: error: the index cannot be written: no such file or folder; the old one is "
          + "unchanged") == true)
    #expect(try folder.files() == ["batch.csv"])
  }

  @Test func moreInputsThanPlacesCanTellApartAreRefused() throws {
    let folder = try TemporaryFolder()
    let inputs = [String](repeating: "batch.csv", count: RowPlace.mostSources + 1)
    let error = #expect(throws: IndexBuildError.self) {
      try build(folder, inputs: inputs).run { _ in }
    }
    #expect(error?.message == "error: there are more than 65536 inputs; join some of them")
  }

  // MARK: Packed files

  @Test(arguments: [0, 1, 9, 10, 11, 500, 5_000, 20_000, 40_000])
  func packedFileThatIsCutFailsTheBuildAndLeavesTheOldIndex(length: Int) throws {
    var random = SampleRandom(seed: UInt64(length))
    let rows = (0..<4000).map { Self.row($0) + "\(random.next())" }
    let packed = try gzip(Array((Self.header + rows.joined(separator: "\n") + "\n").utf8), level: 1)
    try #require(packed.count > 41_000)
    let folder = try TemporaryFolder()
    try folder.write("old", to: "test.idx")
    try folder.write(packed.prefix(length), to: "batch.csv.gz")
    var build = try build(folder, inputs: ["batch.csv.gz"])
    build.plan = Self.plan(blockBytes: 70_000)
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(error?.message.hasPrefix("\(folder["batch.csv.gz"].path): error: ") == true)
    #expect(try folder.read("test.idx") == Array("old".utf8))
    #expect(try folder.files() == ["batch.csv.gz", "test.idx"])
  }

  @Test func packedFileOfManyMembersIsReadAsOne() throws {
    let csv = Array((Self.header + Self.row(1) + "\n" + Self.row(2)).utf8)
    let packed = try stride(from: 0, to: csv.count, by: 7).flatMap {
      try gzip(Array(csv[$0..<min($0 + 7, csv.count)]))
    }
    let index = try BuiltIndex(files: ["batch.csv.gz": packed])
    #expect(index.summary.total == SourceCounts(indexed: 2))
    #expect(message(packed + [0x5a], name: "batch.csv.gz")?.contains("batch.csv.gz: error") == true)
  }

  // MARK: Cells

  /// A row of the usual columns with one cell changed.
  private func findings(_ cell: String, in field: Int) throws -> [String] {
    var cells = Self.row(1).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[field] = cell
    let index = try built(Self.header + cells.joined(separator: ",") + "\n" + Self.row(2) + "\n")
    #expect(index.summary.certificates == 2 - index.findings.count)
    return index.findings
  }

  @Test(arguments: [2, 3, 5], ["a", "é", "样", "𠀀"])
  func cellOf400BytesIsReadAndALongerOneIsNot(field: Int, letter: String) throws {
    let isName = field == 2
    let count = min(400 / letter.utf8.count, isName ? 100 : 400)
    let cell = String(repeating: letter, count: count) + (letter == "样" && !isName ? "a" : "")
    #expect(try findings(cell, in: field) == [])
    let longer = try findings(cell + (isName ? letter : "a"), in: field)
    #expect(longer.count == 1)
    #expect(longer.first?.contains("longer than any such field") == true)
  }

  @Test(arguments: ["1.23E+15", "1.23456E+15", "1E+5", "1.2e+9", "12.E+09"])
  func numberThatASpreadsheetHasShortenedIsNotANumber(cell: String) throws {
    #expect(try findings(cell, in: 0).first?.contains("has shortened it") == true)
  }

  @Test(arguments: ["1.23E15", "E+15", "1.23E+", "1.23E+1X", "1+15", "1.23F+15"])
  func numberThatOnlyLooksAlikeIsTaken(cell: String) throws {
    #expect(try findings(cell, in: 0) == [])
  }

  @Test(arguments: [0, 1, 2, 3, 5])
  func nulIsAControlCharacter(field: Int) throws {
    for cell in ["\0", "1\0", "\0\0\0\0\0\0\0\0", "样\0本"] {
      let findings = try findings(cell, in: field)
      #expect(findings.count == 1)
      #expect(findings.first?.hasPrefix("batch.csv:2:\(field + 1): error: ") == true)
      #expect(findings.first?.contains("there is a control character") == true)
    }
  }

  @Test func linesOfNULsAreRowsThatAreLeftOut() throws {
    let index = try built(Self.header + "\0\n\0\0\0\0\0\0\0\0\0\n" + Self.row(1) + "\n\0")
    #expect(index.summary.total == SourceCounts(indexed: 1, rejected: 3))
  }

  // MARK: Memory

  @Test func moreRowsOfOneNumberThanFitAreAnErrorThatNamesOneOfThem() throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    let before = try index.bytes
    let others = (0..<300).map { Self.row($0) }
    let crowd = [String](repeating: Self.row(1000), count: 300)
    let rows = (others + crowd).joined(separator: "\n")
    let file = try index.folder.write(Self.header + rows + "\n", to: "crowd.csv").path
    var build = try build(index.folder, inputs: ["batch.csv", "crowd.csv"])
    build.plan.partitionBytes = 4000 * build.plan.workers
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    let message = try #require(error?.message)
    let place = try #require(message.wholeMatch(of: /(.*):([0-9]+): error: (.*)/))
    #expect(place.1 == file)
    #expect(302...601 ~= (Int(place.2) ?? 0))
    #expect(place.3.hasPrefix("more rows have this certificate number than fit into memory"))
    #expect(try index.bytes == before)
    #expect(
      try index.folder.files() == ["batch.csv", "crowd.csv", "report.csv", "test.idx"])
  }

  @Test func moreCertificatesOfOnePersonThanFitAreAnError() throws {
    let index = try BuiltIndex(rows: IndexFileTests.rows)
    let before = try index.bytes
    let rows = (0..<300).map { "\($0),000101199001010010,样本甲,焊工,4,x,2020-01-01,,,,\n" }.joined()
    try index.folder.write(Self.header + rows, to: "crowd.csv")
    var build = try build(index.folder, inputs: ["crowd.csv"])
    build.plan.mostEntriesOfPartition = 200
    let error = #expect(throws: IndexBuildError.self) { try build.run { _ in } }
    #expect(
      error?.message.contains("too many certificates have the same id_no and name") == true)
    #expect(try index.bytes == before)
  }
}
