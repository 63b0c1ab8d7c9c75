import QueryFields
import Testing

/// The numbers are the samples of GB 11643 or made from them; none belongs to a person.
@Suite struct IDNumberTests {
  @Test(arguments: [
    Spelling("11010519491231002X", "11010519491231002X"),
    Spelling("110105 19491231 002x", "11010519491231002X"),
    Spelling("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
    Spelling("\u{200E}440524188001010014\u{200B}", "440524188001010014"),
    Spelling("440524-18800101-0014", "440524188001010014"),
    Spelling("440524·18800101.0014", "440524188001010014"),
    Spelling("\t810000199001010019", "810000199001010019"),
    Spelling("830000199001010020", "830000199001010020"),
  ])
  func takesAResidentIDInEverySpelling(_ spelling: Spelling) throws {
    let number = try IDNumber(spelling.typed)
    #expect(number.keyText == spelling.key)
    #expect(number.furtherKeys.isEmpty)
  }

  @Test(arguments: [
    "X", "x", "Ｘ", "ｘ", "Х", "х", "Χ", "χ", "×", "Ⅹ", "ⅹ", "\u{2715}", "\u{2716}", "\u{2A2F}",
  ])
  func readsEveryLookalikeOfTheLastX(_ lookalike: String) throws {
    #expect(try IDNumber("11010519491231002\(lookalike)").keyText == "11010519491231002X")
  }

  @Test(arguments: [
    Spelling("1101051949123100Х2", "1101051949123100Х2"),
    Spelling("1101051949123100Х", "1101051949123100Х"),
    Spelling("11010519491231002ХХ", "11010519491231002ХХ"),
    Spelling("11010519491231002Ж", "11010519491231002Ж"),
    Spelling("Х000001", "Х000001"),
    Spelling("E0000000000000000×", "E0000000000000000×"),
  ])
  func leavesLookalikesOfXAloneElsewhere(_ spelling: Spelling) throws {
    #expect(try IDNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    Spelling("110105491231002", "11010519491231002X"),
    Spelling("１１０１０５ 491231 002", "11010519491231002X"),
    Spelling("110105960229001", "110105199602290011"),
    Spelling("110105491231995", "110105194912319956"),
  ])
  func lengthensFifteenDigits(_ spelling: Spelling) throws {
    let number = try IDNumber(spelling.typed)
    #expect(number.keyText == spelling.key)
    #expect(number.furtherKeys.isEmpty)
  }

  @Test(arguments: [
    "110105491331002", "110105490031002", "110105491200002", "110105491232002", "110105490431002",
    "110105490229002", "110105000229002", "110105480230002",
  ])
  func leavesFifteenDigitsWithAnImpossibleDate(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == typed)
  }

  @Test(arguments: ["11010549123100", "1101054912310020", "ABC100000000001", "11010549123100O"])
  func lengthensNothingButFifteenDigits(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == typed)
  }

  @Test(arguments: [
    ["110105491231996", "110105194912319964", "110105184912319965"],
    ["110105491231999", "110105194912319999", "11010518491231999X"],
    ["110105184912319965", "110105184912319965", "110105194912319964"],
    ["11010518491231999×", "11010518491231999X", "110105194912319999"],
  ])
  func entersBothCenturiesForTheSequencesOfTheOldest(_ example: [String]) throws {
    let number = try IDNumber(example[0])
    #expect(number.keyText == example[1])
    #expect(number.furtherKeys == [Array(example[2].utf8)])
  }

  @Test(arguments: [
    "110105194912319964", "110105184912319957", "110105184913319965", "A10105184912319965",
    "4405241880010100号号",
  ])
  func entersOneCenturyForAllOthers(_ typed: String) throws {
    #expect(try IDNumber(typed).furtherKeys.isEmpty)
  }

  @Test func findsTheOldestByEitherForm() throws {
    let row = try IDNumber("110105184912319965")
    let query = try IDNumber("110105491231996")
    #expect(row.furtherKeys.contains(query.key))
    #expect(query.furtherKeys.contains(row.key))
  }

  @Test(arguments: ["110105194912310020", "110105194912310021", "440524188001010015"])
  func takesAWrongCheckCharacterAsTyped(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == typed)
  }

  @Test(arguments: [
    Spelling("H0000000001", "H00000000"),
    Spelling("h00000000 02", "H00000000"),
    Spelling("H00000000", "H00000000"),
    Spelling("Ｍ0000000099", "M00000000"),
    Spelling("M00000000（02）", "M00000000"),
  ])
  func takesTheHolderFromAPassOfHongKongOrMacao(_ spelling: Spelling) throws {
    #expect(try IDNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: ["H000000000", "H000000000001", "H000000000A", "E0000000001", "0000000001H"])
  func cutsNoOtherDocument(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == typed)
  }

  @Test(arguments: [
    Spelling("军字第2001988号", "军2001988"),
    Spelling("军2001988", "军2001988"),
    Spelling("士字第 0000001 号", "士0000001"),
    Spelling("軍字第2001988號", "軍2001988"),
    Spelling("\u{2F20}字第〔0000001〕号", "士0000001"),
    Spelling("e00000000", "E00000000"),
    Spelling("A000000（0）", "A0000000"),
    Spelling("0000000(0)", "00000000"),
    Spelling("ABC000000000000", "ABC000000000000"),
    Spelling("abc 0000 0000 0000", "ABC000000000000"),
    Spelling("900000199001010007", "900000199001010007"),
  ])
  func takesOtherDocumentsByTheirCharacters(_ spelling: Spelling) throws {
    #expect(try IDNumber(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    "00000001", "0000000101", "00000001(01)", "00000001A", "00000001（b）", "0000 0001 02",
    "００００００01B",
  ])
  func takesTheHolderFromAPassOfTaiwan(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == "00000001")
  }

  @Test(arguments: [
    "000000010", "00000001AB", "000000010A", "0000000A01", "00000001A1", "000000010101",
  ])
  func cutsNoNumberThatIsNoPassOfTaiwan(_ typed: String) throws {
    #expect(try IDNumber(typed).keyText == typed)
  }

  @Test(arguments: ["", "\u{A0}", "字第号", "-·-"])
  func saysWhenNothingIsLeft(_ typed: String) {
    #expect(throws: FieldProblem.empty) { try IDNumber(typed) }
  }

  @Test func takesSixtyFourScalarsAndNoMore() throws {
    let longest = String(repeating: "1", count: 64)
    #expect(try IDNumber(longest).keyText == longest)
    #expect(throws: FieldProblem.tooLong) { try IDNumber(longest + "X") }
  }
}
