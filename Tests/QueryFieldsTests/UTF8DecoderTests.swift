import QueryFields
import Testing

@Suite struct UTF8DecoderTests {
  @Test(
    arguments: [
      [0x80], [0xBF], [0xFE], [0xFF],  // never a lead
      [0xC0, 0x80], [0xC1, 0xBF],  // overlong, two bytes
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],  // overlong, three
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],  // overlong, four
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],  // surrogates
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],  // above U+10FFFF
      [0xF8, 0x88, 0x80, 0x80, 0x80],  // five bytes
      [0xC2], [0xE6, 0x9F], [0xE6], [0xF0, 0xA0, 0x80],  // cut short
      [0xC2, 0x41], [0xE6, 0x9F, 0x41], [0xE6, 0x41, 0x90], [0xF0, 0xA0, 0x41, 0x80],
      [0xC2, 0xC2, 0xB7], [0xE6, 0x9F, 0x90, 0x90],  // one lead or one tail too many
      [0xCD, 0xF5],  // 王 in GB 18030
    ] as [[UInt8]])
  func refusesMalformedBytes(_ bytes: [UInt8]) {
    let typed = Array("A".utf8) + bytes
    #expect(throws: FieldProblem.notUTF8) { try PersonName(typed: typed) }
    #expect(throws: FieldProblem.notUTF8) { try CertificateNumber(typed: typed) }
    #expect(throws: FieldProblem.notUTF8) { try IDNumber(typed: typed) }
    #expect(throws: FieldProblem.notUTF8) { try PersonName(typed: bytes + Array("AAA".utf8)) }
  }

  @Test(arguments: [
    "\u{21}", "\u{7E}", "\u{A1}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}",
    "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{10FFFF}",
  ])
  func takesTheFirstAndLastScalarOfEveryLength(_ scalar: String) throws {
    #expect(try PersonName(scalar).keyText == scalar)
  }

  @Test func agreesWithTheStandardLibraryOnEveryTwoBytesThatBeginAboveASCII() {
    for pair in 0x8000...UInt16.max {
      let bytes = [UInt8(pair >> 8), UInt8(pair & 0xFF)]
      let isWellFormed = String(validating: bytes, as: UTF8.self) != nil
      if isRefused(bytes) == isWellFormed { Issue.record("differs on \(bytes)") }
    }
  }

  private func isRefused(_ bytes: [UInt8]) -> Bool {
    do throws(FieldProblem) {
      _ = try PersonName(typed: bytes)
      return false
    } catch {
      return error == .notUTF8
    }
  }
}
