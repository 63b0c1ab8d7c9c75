import Foundation
import QueryFields
import Testing

/// Characters of names that are one, however they came into a file.
///
/// The pairs are those of the standards, not of the program's own tables.
@Suite struct NameFoldingTests {
  private func expectOne(_ pair: String) throws {
    let scalars = pair.unicodeScalars.map { String($0) }
    #expect(scalars.count == 2)
    #expect(try PersonName(scalars[0]) == PersonName(scalars[1]), "\(pair)")
    #expect(try PersonName("某\(scalars[0])") == PersonName("某·\(scalars[1])"), "\(pair)")
  }

  /// Row FE50 to FEA0 of GBK, as older fonts have it, and as GB 18030-2022 has it.
  @Test(arguments: [
    "\u{E815}\u{2E81}", "\u{E816}\u{20087}", "\u{E817}\u{20089}", "\u{E818}\u{200CC}",
    "\u{E819}\u{2E84}", "\u{E81A}\u{3473}", "\u{E81B}\u{3447}", "\u{E81C}\u{2E88}",
    "\u{E81D}\u{2E8B}", "\u{E81E}\u{9FB4}", "\u{E81F}\u{359E}", "\u{E820}\u{361A}",
    "\u{E821}\u{360E}", "\u{E822}\u{2E8C}", "\u{E823}\u{2E97}", "\u{E824}\u{396E}",
    "\u{E825}\u{3918}", "\u{E826}\u{9FB5}", "\u{E827}\u{39CF}", "\u{E828}\u{39DF}",
    "\u{E829}\u{3A73}", "\u{E82A}\u{39D0}", "\u{E82B}\u{9FB6}", "\u{E82C}\u{9FB7}",
    "\u{E82D}\u{3B4E}", "\u{E82E}\u{3C6E}", "\u{E82F}\u{3CE0}", "\u{E830}\u{2EA7}",
    "\u{E831}\u{215D7}", "\u{E832}\u{9FB8}", "\u{E833}\u{2EAA}", "\u{E834}\u{4056}",
    "\u{E835}\u{415F}", "\u{E836}\u{2EAE}", "\u{E837}\u{4337}", "\u{E838}\u{2EB3}",
    "\u{E839}\u{2EB6}", "\u{E83A}\u{2EB7}", "\u{E83B}\u{2298F}", "\u{E83C}\u{43B1}",
    "\u{E83D}\u{43AC}", "\u{E83E}\u{2EBB}", "\u{E83F}\u{43DD}", "\u{E840}\u{44D6}",
    "\u{E841}\u{4661}", "\u{E842}\u{464C}", "\u{E843}\u{9FB9}", "\u{E844}\u{4723}",
    "\u{E845}\u{4729}", "\u{E846}\u{477C}", "\u{E847}\u{478D}", "\u{E848}\u{2ECA}",
    "\u{E849}\u{4947}", "\u{E84A}\u{497A}", "\u{E84B}\u{497D}", "\u{E84C}\u{4982}",
    "\u{E84D}\u{4983}", "\u{E84E}\u{4985}", "\u{E84F}\u{4986}", "\u{E850}\u{499F}",
    "\u{E851}\u{499B}", "\u{E852}\u{49B7}", "\u{E853}\u{49B6}", "\u{E854}\u{9FBA}",
    "\u{E855}\u{241FE}", "\u{E856}\u{4CA3}", "\u{E857}\u{4C9F}", "\u{E858}\u{4CA0}",
    "\u{E859}\u{4CA1}", "\u{E85A}\u{4C77}", "\u{E85B}\u{4CA2}", "\u{E85C}\u{4D13}",
    "\u{E85D}\u{4D14}", "\u{E85E}\u{4D15}", "\u{E85F}\u{4D16}", "\u{E860}\u{4D17}",
    "\u{E861}\u{4D18}", "\u{E862}\u{4D19}", "\u{E863}\u{4DAE}", "\u{E864}\u{9FBB}",
  ])
  func privateUseCharactersOfGBKAreTheirStandardOnes(_ pair: String) throws {
    try expectOne(pair)
  }

  /// The signs of GBK that describe an ideograph, and its two Latin letters.
  @Test(arguments: [
    "\u{E7E7}\u{303E}", "\u{E7E8}\u{2FF0}", "\u{E7EC}\u{2FF4}", "\u{E7F3}\u{2FFB}",
    "\u{E7C7}\u{1E3F}", "\u{E7C8}\u{1F9}",
  ])
  func otherPrivateUseCharactersOfGBKAreTheirStandardOnes(_ pair: String) throws {
    let scalars = pair.unicodeScalars.map { String($0) }
    #expect(try PersonName("某\(scalars[0])") == PersonName("某\(scalars[1])"))
  }

  /// Radicals as they come out of PDF files and character recognition.
  @Test(arguments: [
    "⺠民", "⻅见", "⻉贝", "⻋车", "⻓长", "⻔门", "⻘青", "⻙韦", "⻚页", "⻛风", "⻜飞", "⻝食", "⻢马", "⻣骨",
    "⻤鬼", "⻥鱼", "⻦鸟", "⻨麦", "⻩黄", "⻬齐", "⻮齿", "⻰龙", "⻳龟", "⼀一", "⼈人", "⽂文", "⽯石", "⿓龍", "⿕龠",
  ])
  func radicalsAreTheirIdeographs(_ pair: String) throws {
    try expectOne(pair)
  }

  /// Compatibility ideographs by their canonical decompositions (UnicodeData.txt, field 5).
  @Test(arguments: [
    "\u{F900}\u{8C48}", "\u{FA0C}\u{5140}", "\u{F907}\u{9F9C}",
    "\u{FAD0}\u{22844}", "\u{FA6C}\u{242EE}", "\u{2F800}\u{4E3D}", "\u{2F801}\u{4E38}",
    "\u{2F803}\u{20122}", "\u{2FA1D}\u{2A600}",
  ])
  func compatibilityIdeographsAreTheUnifiedOnes(_ pair: String) throws {
    try expectOne(pair)
  }

  /// The twelve of the block that are unified ideographs themselves.
  @Test(arguments: [
    "\u{FA0E}", "\u{FA0F}", "\u{FA11}", "\u{FA13}", "\u{FA14}", "\u{FA1F}", "\u{FA21}", "\u{FA23}",
    "\u{FA24}", "\u{FA27}", "\u{FA28}", "\u{FA29}",
  ])
  func unifiedIdeographsOfTheCompatibilityBlockStay(_ name: String) throws {
    #expect(try PersonName(name).keyText == name)
  }

  /// All ideographs of plane 0 whose normalisation form C is another one, by Foundation's tables.
  @Test func everyCompatibilityIdeographAgreesWithNormalisationFormC() throws {
    for value in [0xF900...0xFAFF, 0x2F800...0x2FA1F].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let name = String(scalar)
      guard scalar.properties.isIdeographic else { continue }
      #expect(
        try PersonName(name).keyText.unicodeScalars.elementsEqual(
          name.precomposedStringWithCanonicalMapping.unicodeScalars), "\(value)")
    }
  }

  @Test func allOtherIdeographsStandForThemselves() throws {
    let standing = [
      0x3400...0x9FFF, 0x20000...0x2A6DF, 0xE000...0xE7C6, 0xE7C9...0xE7E6, 0xE7F4...0xE814,
      0xE865...0xF0B6,
    ]
    for value in standing.joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), !(0x4DC0...0x4DFF ~= value) else {
        continue
      }
      #expect(try PersonName(String(scalar)).keyText == String(scalar))
    }
  }

  /// Both ways of writing a letter with marks, in both cases, and letters that have no decomposition.
  @Test func latinLettersAgreeWhateverTheirCaseAndForm() throws {
    for value in [0xC0...0x2AF, 0x1E00...0x1EFF].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic else {
        continue
      }
      let name = "Zo\(scalar)"
      let key = try PersonName(name)
      #expect(try PersonName(name.decomposedStringWithCanonicalMapping) == key, "\(name)")
      #expect(try PersonName(name.precomposedStringWithCanonicalMapping) == key, "\(name)")
      let capital = scalar.properties.uppercaseMapping
      if capital.unicodeScalars.count == 1, capital.unicodeScalars.allSatisfy({ $0.value < 0x2000 })
      {
        #expect(try PersonName("ZO\(capital)") == key, "\(value)")
      }
    }
  }

  /// Vietnamese keyboards write the mark below behind the one above.
  @Test(arguments: [
    "\u{1EAD}", "a\u{302}\u{323}", "a\u{323}\u{302}", "\u{E2}\u{323}", "\u{1EA1}\u{302}",
    "\u{C2}\u{323}",
  ])
  func marksHaveOneOrder(_ letter: String) throws {
    #expect(try PersonName("Ph\(letter)n").keyText == "PHA\u{323}\u{302}N")
    #expect(try PersonName("\(letter)某").keyText == "A\u{323}\u{302}某")
  }

  @Test func marksOfOneOrderStayAsTyped() throws {
    #expect(try PersonName("e\u{301}\u{302}") != PersonName("e\u{302}\u{301}"))
    #expect(try PersonName("o\u{31B}\u{323}\u{301}").keyText == "O\u{31B}\u{323}\u{301}")
    #expect(try PersonName("o\u{301}\u{323}\u{31B}").keyText == "O\u{31B}\u{323}\u{301}")
  }

  @Test(arguments: ["Zoé|Zoe", "Łuk|Luk", "Ån|An", "凜|凛", "張|张", "Ø|O", "ß|SS"])
  func marksAndVariantsStayApart(_ pair: String) throws {
    let names = pair.split(separator: "|").map(String.init)
    #expect(try PersonName(names[0]) != PersonName(names[1]))
  }

  @Test func letterWithItsMarkIsOneCharacter() throws {
    for letter in ["é", "e\u{301}"] {
      let longest = String(repeating: letter, count: 100)
      #expect(try PersonName(longest).key.count == 300)
      #expect(throws: FieldProblem.tooLong) { try PersonName(longest + letter) }
    }
    #expect(throws: FieldProblem.empty) { try PersonName("\u{301}") }
  }
}
