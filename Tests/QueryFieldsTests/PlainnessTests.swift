import QueryFields
import Testing

/// What is quickly seen to be its own key is its own key, and has no further ones.
@Suite struct PlainnessTests {
  /// How many of the texts are plain.
  private func check<Field: QueryField>(_ type: Field.Type, _ texts: [[UInt8]]) -> Int {
    texts.count { text in
      guard Field.isPlain(text.span) else { return false }
      do throws(FieldProblem) {
        let field = try Field(typed: text)
        #expect(field.key == text)
        #expect(field.furtherKeys.isEmpty)
      } catch {
        Issue.record("\(text) is plain and yet \(error)")
      }
      return true
    }
  }

  private func checkAll(_ texts: [[UInt8]]) -> [Int] {
    [
      check(CertificateNumber.self, texts), check(IDNumber.self, texts),
      check(PersonName.self, texts),
    ]
  }

  @Test(arguments: 1...4)
  func randomTexts(seed: UInt64) {
    var generator = TextGenerator(seed: seed)
    var texts: [[UInt8]] = []
    for _ in 0..<3000 {
      texts += [generator.text(), generator.number(), generator.hanName()].map { Array($0.utf8) }
      texts.append(generator.bytes())
    }
    #expect(checkAll(texts).allSatisfy { $0 > 20 })
  }

  @Test func everyCharacterOfThreeBytes() {
    let texts = (0x800...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }
      .map { Array(String(Character($0)).utf8) }
    #expect(check(PersonName.self, texts) > 20_000)
    #expect(check(PersonName.self, texts.map { $0 + $0 }) > 20_000)
  }

  @Test func everyRunOfDigitsWithOneOtherCharacter() {
    var texts: [[UInt8]] = []
    for length in 0...70 {
      for place in 0...length {
        for other in Array("0189AILOSXxH-. /:?*".utf8) + [0x00, 0x7F, 0xB0, 0xFA, 0xFF] {
          var text = [UInt8](repeating: UInt8(ascii: "7"), count: length)
          if place < length { text[place] = other }
          texts.append(text)
        }
      }
    }
    let plain = checkAll(texts)
    #expect(plain[0] > 1000)
    #expect(plain[1] > 10)
  }

  @Test func everyCenturyAndDateOfAnIDNumber() {
    var texts: [[UInt8]] = []
    for year in 1700...2199 {
      for end in ["0101001X", "12319969", "02289989", "13000000"] {
        texts.append(Array("000101\(year)\(end)".utf8))
        texts.append(Array("000101\(year % 100)\(end.dropLast())".utf8))
      }
    }
    #expect(check(IDNumber.self, texts) == 4 * 400)
  }

  @Test func nothingIsPlainThatIsEmptyOrTooLong() {
    let digit = [UInt8(ascii: "7")]
    let han = Array("样".utf8)
    let long = [
      [], [UInt8](repeating: digit[0], count: 65), [UInt8](repeating: digit[0], count: 401),
      Array((0..<101).flatMap { _ in han }), Array(han.dropLast()), han + han.prefix(1),
    ]
    #expect(checkAll(long) == [0, 0, 0])
    #expect(checkAll([[UInt8](repeating: digit[0], count: 64)]) == [1, 0, 0])
    #expect(checkAll([Array((0..<100).flatMap { _ in han })]) == [0, 0, 1])
  }
}
