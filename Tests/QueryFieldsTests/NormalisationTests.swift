import QueryFields
import Testing

/// What holds for every field, tried on texts from a small generator with fixed seeds.
@Suite struct NormalisationTests {
  @Test(arguments: 0..<8) func aKeyIsItsOwnKey(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<500 {
      let text = texts.text()
      try expectIdempotent(CertificateNumber.self, text)
      try expectIdempotent(IDNumber.self, text)
      try expectIdempotent(PersonName.self, text)
    }
  }

  @Test(arguments: 0..<8) func disguisesDoNotChangeTheKeyOfANumber(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<300 {
      let number = texts.number()
      let disguised = texts.disguised(number, fillers: TextGenerator.spaces)
      #expect(try CertificateNumber(disguised) == CertificateNumber(number))
      #expect(try IDNumber(disguised) == IDNumber(number))
    }
  }

  @Test(arguments: 0..<8) func disguisesDoNotChangeTheKeyOfAHanName(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<300 {
      let name = texts.hanName()
      let disguised = texts.disguised(name, fillers: TextGenerator.spaces + ["·", "-", "。"])
      #expect(try PersonName(disguised) == PersonName(name))
    }
  }

  @Test(arguments: 0..<8) func disguisesDoNotChangeTheKeyOfALatinName(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<300 {
      let name = texts.number() + " " + texts.number()
      let disguised = texts.disguised(name, fillers: ["\u{200B}", "\u{FEFF}"])
      #expect(try PersonName(disguised) == PersonName(name))
    }
  }

  @Test(arguments: 0..<8) func anyBytesGiveAKeyOrAProblem(seed: UInt64) {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<500 {
      let bytes = texts.bytes()
      #expect(isKeyOrProblem(CertificateNumber.self, bytes))
      #expect(isKeyOrProblem(IDNumber.self, bytes))
      #expect(isKeyOrProblem(PersonName.self, bytes))
    }
  }

  @Test func theVersionOfTheRulesIsThree() {
    #expect(normaliserVersion == 4)
  }

  private func expectIdempotent<F: QueryField>(_ type: F.Type, _ text: String) throws {
    let once: F
    do throws(FieldProblem) {
      once = try F(text)
    } catch {
      #expect(error == .empty || error == .tooLong, "\(text.debugDescription)")
      return
    }
    #expect(try F(typed: once.key).key == once.key, "\(text.debugDescription)")
  }

  private func isKeyOrProblem<F: QueryField>(_ type: F.Type, _ bytes: [UInt8]) -> Bool {
    do throws(FieldProblem) {
      let field = try F(typed: bytes)
      return !field.key.isEmpty && String(validating: field.key, as: UTF8.self) != nil
    } catch {
      return true
    }
  }
}
