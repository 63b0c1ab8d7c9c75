import QueryFields
import Testing

@Suite struct PersonNameTests {
  @Test(arguments: [
    "·", "\u{387}", "•", "・", "‧", "∙", "⋅", "\u{1427}", "\u{16EB}", "\u{2E31}", "\u{2E33}", "●",
    "▪", "‐", "\u{F0B7}", "\u{A78F}", "\u{2981}", "\u{10101}", "･", "．", "﹒", "․", "˙", "ㆍ",
    "\u{119E}", ".", "。", "｡", "-", "－",
    "—", "_", "＿", ",", "，", "、", "､", "◦", "∘", " ", "\u{3000}", "\u{A0}", "", " · ", "··", ". -",
  ])
  func findsAHanNameByEverySpellingOfItsDot(_ dot: String) throws {
    #expect(try PersonName("某某\(dot)某").keyText == "某某某")
  }

  @Test(arguments: [
    "\u{3400}", "\u{4DBF}", "\u{4E00}", "\u{9FFF}", "\u{FA0E}", "\u{20000}",
    "\u{2A6DF}", "\u{2A700}", "\u{2EBE0}", "\u{30000}", "\u{323AF}", "〇", "々",
    "\u{E000}", "\u{E865}", "\u{F0000}",
  ])
  func countsRareCharactersAsHan(_ rare: String) throws {
    #expect(try PersonName("\(rare) · 某·\(rare)").keyText == "\(rare)某\(rare)")
  }

  @Test(arguments: ["\u{4DFF}", "\u{A000}", "\u{33FF}", "\u{3042}", "\u{FB00}", "\u{40000}"])
  func countsNothingElseAsHan(_ other: String) throws {
    #expect(try PersonName("\(other)·\(other)").keyText == "\(other) \(other)")
    #expect(try PersonName(other).keyText == other)
  }

  @Test(arguments: [
    Spelling("j. smith", "J SMITH"),
    Spelling("  J.  Smith . ", "J SMITH"),
    Spelling("Ｊ．Ｓｍｉｔｈ", "J SMITH"),
    Spelling("J·SMITH", "J SMITH"),
    Spelling("Smith, J.", "SMITH J"),
    Spelling("J\u{3000}SMITH", "J SMITH"),
    Spelling("o'neil", "O'NEIL"),
    Spelling("O’NEIL", "O'NEIL"),
    Spelling("O＇NEIL", "O'NEIL"),
    Spelling("O`NEIL", "O'NEIL"),
    Spelling("O´NEIL", "O'NEIL"),
    Spelling("O\u{2032}NEIL", "O'NEIL"),
    Spelling("Zoé", "ZOE\u{301}"),
  ])
  func separatesTheWordsOfALatinNameByOneSpace(_ spelling: Spelling) throws {
    #expect(try PersonName(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: ["A-B", "a‐b", "A—B", "A - B", "A.-B", "-A－B-"])
  func keepsTheHyphenOfALatinName(_ typed: String) throws {
    #expect(try PersonName(typed).keyText == "A-B")
  }

  @Test(arguments: [
    Spelling("某 A", "某 A"),
    Spelling("某·ａ·某", "某 A 某"),
    Spelling("某A", "某A"),
    Spelling("A 某　某", "A 某某"),
    Spelling("某-A", "某-A"),
    Spelling("某 ( 某", "某 ( 某"),
  ])
  func decidesByBothNeighbours(_ spelling: Spelling) throws {
    #expect(try PersonName(spelling.typed).keyText == spelling.key)
  }

  @Test(arguments: [
    Spelling("·某某·", "某某"),
    Spelling("　某某 ", "某某"),
    Spelling("。某某-", "某某"),
    Spelling("某\u{200B}某\u{FEFF}", "某某"),
    Spelling("某\u{FE00}某\u{E01EF}", "某某"),
    Spelling("A\u{AD}\u{2060}B", "AB"),
    Spelling("某\t某", "某某"),
  ])
  func trimsSeparatorsAndDropsInvisibleCharacters(_ spelling: Spelling) throws {
    #expect(try PersonName(spelling.typed).keyText == spelling.key)
  }

  @Test func keepsVariantCharactersApart() throws {
    #expect(try PersonName("凜") != PersonName("凛"))
    #expect(try PersonName("某*某").keyText == "某*某")
  }

  @Test(arguments: ["", " ", "·", "- - -", "\u{200B}", "\u{3000}。"])
  func saysWhenNothingIsLeft(_ typed: String) {
    #expect(throws: FieldProblem.empty) { try PersonName(typed) }
  }

  @Test func takesAHundredScalarsAndNoMore() throws {
    let longest = String(repeating: "\u{20000}", count: 100)
    #expect(try PersonName(longest).keyText == longest)
    let tooLong = String(repeating: "某", count: 101)
    #expect(throws: FieldProblem.tooLong) { try PersonName(tooLong) }
  }

  @Test func readsFourHundredBytesAndNoMore() throws {
    let padding = String(repeating: " ", count: 397)
    #expect(try PersonName(padding + "某").keyText == "某")
    #expect(throws: FieldProblem.tooLong) { try PersonName(padding + " 某") }
  }

  @Test(arguments: [
    "某\u{0}某", "\u{1B}某", "某\n", "某\r\n", "某\u{7F}", "某\u{80}", "某\u{9F}", "\u{B}",
  ])
  func refusesControlCharacters(_ typed: String) {
    #expect(throws: FieldProblem.controlCharacter) { try PersonName(typed) }
  }

  @Test(arguments: ["某某", "JOHN SMITH", "Đorđe Ø", "某\u{33F0}"])
  func hasOneKeyWithoutMarks(_ typed: String) throws {
    #expect(try PersonName(typed).furtherKeys.isEmpty)
  }

  @Test(arguments: [
    Spelling("Zoé", "ZOE"),
    Spelling("Nguyễn Thị Lượng", "NGUYEN THI LUONG"),
    Spelling("某é某", "某E某"),
    Spelling("e\u{36F}\u{370}", "E\u{370}"), Spelling("e \u{308}", "E"),
  ])
  func hasAFurtherKeyWithoutItsMarks(_ spelling: Spelling) throws {
    let name = try PersonName(spelling.typed)
    #expect(name.furtherKeys == [Array(spelling.key.utf8)])
    #expect(try PersonName(spelling.key).key == name.furtherKeys.first)
  }
}
