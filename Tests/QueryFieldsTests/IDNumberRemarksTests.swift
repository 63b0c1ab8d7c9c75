import QueryFields
import Testing

/// The numbers are the samples of GB 11643 or made from them; none belongs to a person.
@Suite struct IDNumberRemarksTests {
  private func remarks(_ typed: String) throws -> IDNumberRemarks {
    try IDNumberRemarks(typed: Array(typed.utf8).span, thisYear: 2026)
  }

  @Test(arguments: [
    ("11010519491231002X", IDNumberRemarks.Form.resident),
    ("11010519491231002х", .resident),
    ("440524 18800101 0014", .resident),
    ("810000199001010019", .resident),
    ("110105491231002", .shortResident),
    ("1101051949123100", .miscounted),
    ("110105194912310021X", .miscounted),
    ("1101051949123100X", .miscounted),
    ("11010519491231", .miscounted),
    ("H00000000", .passOfHongKongOrMacao),
    ("m0000000001", .passOfHongKongOrMacao),
    ("ABC000000000000", .olderForeigner),
    ("E00000000", .other),
    ("E0000000001", .other),
    ("00000001", .other),
    ("0000000101", .other),
    ("军字第2001988号", .other),
    ("ABCDEFGHIJKLMNX", .other),
  ])
  func knowsTheForm(typed: String, form: IDNumberRemarks.Form) throws {
    let remarks = try remarks(typed)
    #expect(remarks.form == form)
    #expect(remarks.doubts == [])
  }

  @Test(
    arguments: [
      ("110105194912310020", IDNumberRemarks.Doubts.checkCharacter),
      ("11010519491231001X", .checkCharacter),
      ("110105194913010029", .birthDate),
      ("110105190002290017", .birthDate),
      ("110105200002290013", []),
      ("110105202712310014", .birthDate),
      ("110105179912310016", .birthDate),
      ("110105180001010010", []),
      ("110105194900000016", .birthDate),
      ("110105202604300011", []),
      ("110105202604310017", .birthDate),
      ("110105191313310020", [.checkCharacter, .birthDate]),
      ("110105491331002", .birthDate),
      ("110105000229002", .birthDate),
    ] as [(String, IDNumberRemarks.Doubts)])
  func doubtsWhatNoCardShouldHave(typed: String, doubts: IDNumberRemarks.Doubts) throws {
    #expect(try remarks(typed).doubts == doubts)
  }

  @Test func everyOtherCharacterAtTheEndIsDoubted() throws {
    for last in "0123456789X" {
      let doubts = try remarks("11010519491231002\(last)").doubts
      #expect(doubts == (last == "X" ? [] : .checkCharacter), "\(last)")
    }
  }

  @Test(arguments: 0..<4) func saysSomethingOfWhateverANumberMayBe(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<1000 {
      let text = texts.text()
      do throws(FieldProblem) {
        _ = try IDNumberRemarks(typed: Array(text.utf8).span, thisYear: 2026)
      } catch {
        #expect(throws: error) { try IDNumber(text) }
      }
    }
  }
}
