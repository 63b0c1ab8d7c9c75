import AnswerPage
import CertificateIndex
import Testing

/// Any bytes may be read; only an error may come out.
@Suite struct DamageTests {
  private let file = SamplePage(lookups: ["one"]).file

  @Test func refusesAFileThatIsCutShortAnywhere() {
    for end in file.indices {
      #expect(throws: AnswerPageError.self) { try AnswerPage(file: Array(file[..<end])) }
    }
  }

  @Test func refusesAFileThatGoesOn() {
    #expect(throws: AnswerPageError.damaged) { try AnswerPage(file: file + [0]) }
  }

  @Test func refusesAFileWithAnyBitFlipped() {
    var damaged = file
    for bit in 0..<file.count * 8 {
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: AnswerPageError.self, "bit \(bit)") { try AnswerPage(file: damaged) }
      damaged[bit / 8] = file[bit / 8]
    }
  }

  @Test func saysWhatKindOfFileItIsNot() {
    #expect(throws: AnswerPageError.notAnAnswerPage) { try AnswerPage(file: []) }
    #expect(throws: AnswerPageError.notAnAnswerPage) {
      try AnswerPage(file: text("<!DOCTYPE html>"))
    }
    var later = file
    later[8] = 200
    #expect(throws: AnswerPageError.otherVersion(200)) { try AnswerPage(file: later) }
  }

  /// Damage with a checksum that fits, as a faulty build could write it.
  @Test func refusesTextsThatDoNotFollowEachOther() throws {
    for lastByteOfAStart in stride(from: 43, to: 40 + 4 * 40, by: 4) {
      var damaged = file
      damaged[lastByteOfAStart] = 0x80
      let sealed = try resealed(damaged)
      #expect(throws: AnswerPageError.damaged) { try AnswerPage(file: sealed) }
    }
  }

  @Test(arguments: [2, 3, 255, 65_535] as [UInt16])
  func refusesMoreLookupsThanThereAreTexts(count: UInt16) throws {
    var damaged = file
    damaged[10] = UInt8(truncatingIfNeeded: count)
    damaged[11] = UInt8(count >> 8)
    let sealed = try resealed(damaged)
    #expect(throws: AnswerPageError.damaged) { try AnswerPage(file: sealed) }
  }

  @Test(arguments: [
    (AnswerPageError.notAnAnswerPage, "this is no answer page; build the site with 'osta build'"),
    (
      .otherVersion(7),
      "the answer page has format version 7, this program reads version 5; "
        + "build site and program with one version of osta"
    ),
    (.damaged, "the answer page is damaged; copy or build the site again"),
  ])
  func saysWhatToDo(error: AnswerPageError, message: String) {
    #expect(String(decoding: error.message, as: UTF8.self) == message)
  }

  /// The file with the checksum of its front.
  private func resealed(_ file: [UInt8]) throws -> [UInt8] {
    let size = try AnswerPage.frontSize(file)
    return AnswerPage.sealed(head: Array(file[..<24]), rest: Array(file[32..<size])) + file[size...]
  }

  @Test func refusesAFrontThatIsCutShortAnywhere() throws {
    for end in 0..<(try AnswerPage.frontSize(file)) {
      #expect(throws: AnswerPageError.self) { try AnswerPage(front: Array(file[..<end])) }
    }
  }

  @Test func refusesABackThatIsNotItsOwn() throws {
    var page = try AnswerPage(front: file)
    let other = SamplePage(lookups: ["two"]).file
    for back in [[], Array(file[page.backPlace].dropLast()), Array(other[page.backPlace])] {
      #expect(throws: AnswerPageError.damaged) { try page.add(back: back) }
    }
    try page.add(back: Array(file[page.backPlace]))
    #expect(try page == AnswerPage(file: file))
  }
}
