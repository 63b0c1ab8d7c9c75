import QueryFields
import Testing

@Suite struct CertificateNumberTests {
  @Test(arguments: [
    Spelling("1234567890123456", "1234567890123456"),
    Spelling("Y000123000000195000001", "Y000123000000195000001"),
    Spelling("YT00123000000195000001", "YT00123000000195000001"),
    Spelling("R0N12345678901234567", "R0N12345678901234567"),
    Spelling("劳技字第12345号", "劳技字第12345号"),
  ])
  func keepsANumberAsTyped(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    " ", "\t", "\u{A0}", "\u{1680}", "\u{2000}", "\u{2005}", "\u{200A}", "\u{2028}", "\u{202F}",
    "\u{205F}", "\u{3000}", "  ",
  ])
  func dropsEverySpace(_ space: String) throws {
    let typed = "\(space)Y000\(space)123000000195000001\(space)"
    #expect(try CertificateNumber(typed).keyText == "Y000123000000195000001")
  }

  @Test(arguments: [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}",
    "\u{2060}", "\u{2069}", "\u{FEFF}", "\u{FE0F}", "\u{E0100}", "\u{3164}", "\u{FFA0}",
    "\u{2800}", "\u{115F}", "\u{1D173}",
  ])
  func dropsInvisibleCharacters(_ invisible: String) throws {
    let typed = "\(invisible)12345678\(invisible)90123456\(invisible)"
    #expect(try CertificateNumber(typed).keyText == "1234567890123456")
  }

  @Test(arguments: ["-", "—", "–", "－", "·", ".", "．", "‐", "−", "•", "——", ",", "，", "_"])
  func dropsSeparators(_ separator: String) throws {
    let typed = "1234\(separator)5678\(separator)9012\(separator)3456"
    #expect(try CertificateNumber(typed).keyText == "1234567890123456")
  }

  @Test(arguments: [
    Spelling("１２３４５６７８９０１２３４５６", "1234567890123456"),
    Spelling("Ｙ０００１２３０００００0195000001", "Y000123000000195000001"),
    Spelling("ｙ000123000000195000001", "Y000123000000195000001"),
    Spelling("y000123000000195000001", "Y000123000000195000001"),
    Spelling("（98）a123", "(98)A123"),
    Spelling("(98)A123", "(98)A123"),
  ])
  func foldsWidthAndCase(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    "劳技字〔1998〕12345", "劳技字(1998)12345", "劳技字（1998）12345", "劳技字[1998]12345",
    "劳技字［1998］12345", "劳技字【1998】12345",
  ])
  func takesBracketsOfEveryShape(_ typed: String) throws {
    #expect(try CertificateNumber(typed).keyText == "劳技字(1998)12345")
  }

  @Test(arguments: [
    Spelling("1234567890123", "0001234567890123"),
    Spelling("123 4567 89O l23", "0001234567890123"),
    Spelling("0001234567890123", "0001234567890123"),
  ])
  func lengthensThirteenDigitsOfShanghai(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    Spelling("123456789O123456", "1234567890123456"),
    Spelling("I2345678901234S6", "I2345678901234S6"),
    Spelling("l23456789o12345L", "1234567890123451"),
    Spelling("Y00O123000000195OOOOOI", "Y000123000000195000001"),
    Spelling("YTOO123000000195000001", "YT00123000000195000001"),
    Spelling("YOOOI23OOOOOOI95OOOOOI", "Y000123000000195000001"),
    Spelling("S1I0123000000195000001", "S110123000000195000001"),
    Spelling("yio0123000000195000001", "Y100123000000195000001"),
    Spelling("i0001230000001950000OI", "I000123000000195000001"),
  ])
  func readsLettersAsDigitsWhereOnlyDigitsMayStand(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    Spelling("12345678901234O", "12345678901234O"),
    Spelling("Y0001230000001950000O", "Y0001230000001950000O"),
    Spelling("OY00123000000195000001", "OY00123000000195000001"),
    Spelling("YTO012300000019500000A", "YTO012300000019500000A"),
    Spelling("0000123000000195OOOOOI", "0000123000000195OOOOOI"),
    Spelling("123456789012A", "123456789012A"),
    Spelling("O2345号67890号", "O2345号67890号"),
  ])
  func leavesLettersAloneInEveryOtherForm(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    Spelling("\u{2F20}字第12345号", "士字第12345号"),
    Spelling("\u{F92F}技字第12345号", "\u{52DE}技字第12345号"),
  ])
  func foldsHanCharactersAsInNames(_ spelling: Spelling) throws {
    #expect(try CertificateNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: ["", " ", "\u{3000}\u{200B}", "-", "—·."])
  func saysWhenNothingIsLeft(_ typed: String) {
    #expect(throws: FieldProblem.empty) { try CertificateNumber(typed) }
  }

  @Test func takesSixtyFourScalarsAndNoMore() throws {
    let longest = String(repeating: "号", count: 64)
    #expect(try CertificateNumber("- " + longest).keyText == longest)
    #expect(throws: FieldProblem.tooLong) { try CertificateNumber(longest + "1") }
  }

  @Test func hasNoFurtherKeys() throws {
    #expect(try CertificateNumber("1234567890123").furtherKeys.isEmpty)
  }
}
