import CertificateIndex
import Testing

@Suite struct IndexHeaderTests {
  private let header: IndexHeader

  init() throws {
    header = try Self.sample()
  }

  /// A header of a lookup with one key.
  static func sample() throws -> IndexHeader {
    let both: FieldSet = [FieldSet(.certificateNumber), FieldSet(.name)]
    return IndexHeader(
      fileID: Bits128(first: 1, second: 2), keyCheck: 3,
      definition: LookupDefinition(id: Array("sample".utf8), keys: [both], columns: [.level]),
      normaliser: 4, asOf: try #require(CivilDate(year: 2020, month: 10, day: 28)),
      certificateCount: 1000, sections: [SectionShape(entryCount: 1001)], batchCount: 5,
      scoresCount: 6, textPageCount: 7, sourcePageCount: 8)
  }

  private var page: [UInt8] {
    header.encoded + [UInt8](repeating: 0, count: Page.size - header.encoded.count)
  }

  @Test func readsBackWhatItEncoded() throws {
    #expect(try IndexHeader(page: page) == header)
  }

  @Test func tellsAnIndexFromOtherFilesAndVersions() {
    var other = page
    other[0] ^= 1
    #expect(throws: IndexError.notAnIndex) { try IndexHeader(page: other) }
    other = page
    other[8] = 3
    #expect(throws: IndexError.otherVersion(3)) { try IndexHeader(page: other) }
    other = page
    other[10] = 2
    #expect(throws: IndexError.malformed(page: 0)) { try IndexHeader(page: other) }
  }

  @Test func saysWhichVersionItReads() {
    #expect(
      String(decoding: IndexError.otherVersion(1).message, as: UTF8.self)
        == "the index has format version 1, this program reads version 2; build index and site with one "
        + "version of osta")
  }

  @Test func isAnErrorOrAHeaderWhateverBitIsFlipped() {
    for bit in 0..<header.encoded.count * 8 {
      var damaged = page
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      do {
        let read = try IndexHeader(page: damaged)
        #expect(read != header, "bit \(bit)")
      } catch {
        #expect(error != .damaged(page: 0))
      }
    }
  }

  @Test(arguments: 0...255)
  func isAnErrorOrAHeaderWhateverNumbersStandInIt(filler: UInt8) {
    for start in stride(from: 16, to: header.encoded.count, by: 4) {
      var damaged = page
      for index in start..<start + 8 { damaged[index] = filler }
      do {
        #expect(IndexLayout(try IndexHeader(page: damaged)).pageCount > 0)
      } catch {
        #expect(error == .malformed(page: 0))
      }
    }
  }
}
