import AnswerPage
import CertificateIndex
import LookupCGI
import Testing

@Suite struct TypedFormTests {
  /// A form with the fields whose letters are given: c(ertificate), i(d), n(ame).
  private func body(_ lookup: String, _ filled: String) -> String {
    "lookup=\(lookup)" + (filled.contains("c") ? "&certificate_no=1234567890123456" : "")
      + (filled.contains("i") ? "&id_no=A-123" : "")
      + (filled.contains("n") ? "&name=%E5%BC%A0" : "")
  }

  /// What is wrong with a form; nothing where it can be asked.
  private func problems(_ body: String) throws -> [FormProblem] {
    let form = try Fixture.form(body)
    do throws(FormProblems) {
      _ = try form.query()
      return []
    } catch {
      return error.list
    }
  }

  @Test(arguments: ["ci", "cn", "in", "cin"]) func asksForAnyTwoOfThree(filled: String) throws {
    let query = try Fixture.form(body("qualification", filled)).query()
    #expect(query.definition == Fixture.qualification)
  }

  @Test(arguments: ["", "c", "i", "n"]) func asksForNothingWithFewerThanTwo(filled: String) throws {
    let problems = try problems(body("qualification", filled))
    #expect(problems.map(\.field) == [nil])
    #expect(problems.map(\.message) == [.notEnough])
  }

  @Test(arguments: ["ci", "cn", "cin"]) func asksForTheNumberAndOneMore(filled: String) throws {
    let query = try Fixture.form(body("skill-level", filled)).query()
    #expect(query.definition == Fixture.skillLevel)
  }

  @Test(arguments: ["", "i", "n", "in"]) func asksForNothingWithoutTheNumber(filled: String) throws
  {
    let problems = try problems(body("skill-level", filled))
    #expect(problems.map(\.field) == [.certificateNumber])
    #expect(problems.map(\.message) == [.required])
  }

  @Test func asksForNothingWithTheNumberAlone() throws {
    #expect(try problems(body("skill-level", "c")).map(\.message) == [.notEnough])
  }

  @Test(arguments: ["+", "%09", "%0D%0A", "+++"]) func takesSpacesForAnEmptyField(typed: String)
    throws
  {
    let body = "lookup=skill-level&certificate_no=\(typed)&name=a"
    #expect(try problems(body).map(\.message) == [.required])
  }

  @Test(arguments: [
    ("-", Message.empty), ("%E3%80%80", .empty), ("%FF", .notText), ("a%00", .control),
    ("%0A1", .control), (String(repeating: "1", count: 65), .tooLong),
    (String(repeating: "+", count: 400) + "1", .tooLong),
  ])
  func saysWhichFieldIsWrong(typed: String, message: Message) throws {
    let problems = try problems("lookup=qualification&certificate_no=\(typed)&id_no=1&name=a")
    #expect(problems.map(\.field) == [.certificateNumber])
    #expect(problems.map(\.message) == [message])
  }

  @Test func saysEverythingThatIsWrongAtOnce() throws {
    let problems = try problems("lookup=qualification&certificate_no=%FF&id_no=a%01&name=-")
    #expect(problems.map(\.field) == [.certificateNumber, .idNumber, .name])
    #expect(problems.map(\.message) == [.notText, .control, .empty])
  }

  @Test func asksTheSameOfEverySpellingOfAFact() throws {
    let plain = try Fixture.form("lookup=qualification&certificate_no=AB12&name=ZHANG").query()
    let typed = try Fixture.form("lookup=qualification&certificate_no=+ab-12&name=zhang+").query()
    #expect(plain == typed)
  }

  @Test(arguments: [
    "", "lookup=", "lookup=other", "lookup=Qualification", "certificate_no=1&name=a",
  ])
  func belongsToALookupOfThePage(body: String) throws {
    let fields = try #require(FormFields(body: bytes(body)))
    #expect(TypedForm(fields, page: try Fixture.page()) == nil)
  }
}
