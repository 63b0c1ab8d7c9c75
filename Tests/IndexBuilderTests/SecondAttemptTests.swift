import CertificateIndex
import Foundation
import IndexBuilder
import Posix
import TestSupport
import Testing

/// An index that is out of order for one attempt, as on a file server.
@Suite struct SecondAttemptTests {
  private let index: BuiltIndex
  private let bytes: [UInt8]
  private let values = ["000101199001010010", "样本甲"].map { Array($0.utf8) }

  init() throws {
    index = try BuiltIndex(rows: IndexFileTests.rows)
    bytes = try index.bytes
  }

  /// Answers one question; `between` happens behind an attempt that fails.
  private func answer(
    _ between: () throws -> Void
  ) throws(IndexError) -> (asOf: CivilDate, certificates: [Certificate]) {
    try withSecondAttempt { () throws(IndexError) in
      do throws(IndexError) {
        return try ask()
      } catch {
        #expect(throws: Never.self) { try between() }
        throw error
      }
    }
  }

  private func ask() throws(IndexError) -> (asOf: CivilDate, certificates: [Certificate]) {
    let reader = try IndexReader(path: Array(index.path.utf8), key: BuiltIndex.key)
    var certificates: [Certificate] = []
    for payload in try reader.payloads(section: 2, values: values) {
      certificates.append(try reader.certificate(payload))
    }
    return (reader.header.asOf, certificates)
  }

  @Test func pageThatIsTornOnceIsReadOnceMore() throws {
    let right = try ask()
    var noticed = 0
    for page in 0..<bytes.count / Page.size {
      var torn = bytes
      torn.replaceSubrange(
        page * Page.size + Page.size / 2..<(page + 1) * Page.size,
        with: repeatElement(0, count: Page.size / 2))
      try index.folder.write(torn, to: "test.idx")
      let found = try answer {
        noticed += 1
        try index.folder.write(bytes, to: "test.idx")
      }
      #expect(found == right, "page \(page)")
    }
    #expect(noticed > 4, "header, directory, entries and dictionaries are read")
  }

  @Test(arguments: 0...3)
  func headerThatIsTornOnceIsReadOnceMore(quarter: Int) throws {
    let right = try ask()
    var torn = bytes
    torn.replaceSubrange(quarter * 32..<quarter * 32 + 32, with: repeatElement(0x5a, count: 32))
    try index.folder.write(torn, to: "test.idx")
    #expect(throws: IndexError.self) { try ask() }
    #expect(try answer { try index.folder.write(bytes, to: "test.idx") } == right)
  }

  @Test func fileThatIsMissingForAMomentIsOpenedOnceMore() throws {
    let right = try ask()
    try FileManager.default.removeItem(at: index.folder["test.idx"])
    #expect(throws: IndexError.system(.noSuchFile)) { try ask() }
    #expect(try answer { try index.folder.write(bytes, to: "test.idx") } == right)
  }

  @Test func fileThatIsOfAnotherBuildByThenIsReadFromItsHeaderOn() throws {
    let row = "1500001000400009,000101199001010010,样本甲,钳工,4,样本鉴定所第0003号,2015-06-07,,,\n"
    let other = try BuiltIndex(
      files: ["batch.csv": Array((BuiltIndex.header + IndexFileTests.rows + row).utf8)],
      asOf: "2021-05-06")
    let (before, after) = (try ask(), try other.reader().header.asOf)
    try index.folder.write(bytes.dropLast(100), to: "test.idx")
    let found = try answer { try index.folder.write(try other.bytes, to: "test.idx") }
    #expect(found.asOf == after && before.asOf != after)
    #expect(found.certificates.count == 3 && before.certificates.count == 2)
  }

  @Test func damageThatStaysIsAnError() throws {
    var damaged = bytes
    damaged[Page.contentSize - 1] ^= 1
    try index.folder.write(damaged, to: "test.idx")
    #expect(throws: IndexError.self) {
      try answer { try index.folder.write(damaged, to: "test.idx") }
    }
  }
}
