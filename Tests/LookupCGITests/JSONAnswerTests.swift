import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import RequestLimits
import Testing

/// The answer for programs, as docs/lookup-api.md has it.
@Suite struct JSONAnswerTests {
  private let asOf: CivilDate
  private let body = "lookup=qualification&certificate_no=12345&id_no=110101199003074514&name=Ann"

  init() throws {
    asOf = try #require(CivilDate(year: 2020, month: 10, day: 28))
  }

  private func json(_ answer: Answer) throws -> String {
    let response = try Fixture.page().response(answer, as: .json)
    let head = String(decoding: response.head + response.body, as: UTF8.self)
    #expect(head.contains("\r\nContent-Type: application/json\r\n"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(response.body)) }
    return String(decoding: response.body, as: UTF8.self)
  }

  @Test func foundCertificatesHaveTheColumnsOfTheLookup() throws {
    let full = Certificate(
      batch: Batch(
        issuer: bytes("issuer"), occupation: bytes("cook"), level: .third,
        issued: CivilDate(year: 2019, month: 1, day: 2)),
      scores: Scores(theory: Score(text: bytes("85.5")), practical: Score(text: bytes("合格"))))
    let bare = Certificate(batch: Batch(), isRevoked: true)
    #expect(
      try json(
        .found(try Fixture.form(body), Findings(certificates: [full, bare], asOf: asOf)))
        == #"{"result":"found","asked":{"lookup":"qualification","certificate_no":"12345","#
        + #""id_no":"**************4514","name":"Ann"},"as_of":"2020-10-28","certificates":["#
        + #"{"occupation":"cook","level":3,"level_name":"level 3","issuer":"issuer","#
        + #""issued":"2019-01-02","theory":"85.5","practical":"合格","status":"valid"},"#
        + #"{"status":"revoked"}]}"#)
  }

  @Test(arguments: [
    ("lookup=qualification&name=a", #"{"code":"not_enough"}"#),
    ("lookup=skill-level&name=a", #"{"code":"required","field":"certificate_no"}"#),
    (
      "lookup=qualification&certificate_no=%00&name=%ff",
      #"{"code":"control","field":"certificate_no"},{"code":"not_text","field":"name"}"#
    ),
  ])
  func everythingThatIsWrongIsNamed(body: String, problems: String) throws {
    let form = try Fixture.form(body)
    let error = #expect(throws: FormProblems.self) { try form.query() }
    #expect(
      try json(.problems(form, try #require(error)))
        == #"{"result":"invalid","problems":["# + problems + "]}")
  }

  @Test(arguments: [
    (Answer.refusal(.method), "invalid", "method"),
    (.refusal(.notAForm), "invalid", "unknown_lookup"),
    (.refusal(.tooLarge), "invalid", "too_large"), (.refusal(.insecure), "invalid", "insecure"),
    (.refusal(.foreign), "invalid", "foreign"), (.refusal(.expired), "invalid", "expired"),
    (.unavailable, "error", "unavailable"),
  ])
  func everyOtherOutcomeHasACode(answer: Answer, result: String, code: String) throws {
    #expect(
      try json(answer) == #"{"result":"\#(result)","problems":[{"code":"\#(code)"}]}"#)
  }

  @Test(arguments: [(false, "busy"), (true, "limited")])
  func workIsAskedForWithAllThatAProgramNeeds(isHard: Bool, code: String) throws {
    let key = Bits128(first: 1, second: 2)
    let ticket = Ticket(
      issued: Moment(seconds: 1000), work: 16, wait: 40, stamp: 3, form: bytes("form"))
    let sealed = String(decoding: ticket.sealed(key: key), as: UTF8.self)
    #expect(
      try json(
        .busy(Challenge(ticket, isHard: isHard, key: key, now: Moment(seconds: 1010))))
        == #"{"result":"busy","problems":[{"code":"\#(code)"}],"ticket":"\#(sealed)","#
        + #""seed":"\#(sealed.prefix(32))","target":"0fffffffffffffff","wait":30}"#)
  }

  @Test func whateverWasTypedOrReadIsAText() throws {
    let odd = "\"\\</script>\u{2028}\u{7f}&'"
    let typed = odd.utf8.map { "%" + String(format: "%02X", $0) }.joined()
    let form = try Fixture.form("lookup=qualification&certificate_no=1&name=\(typed)")
    let certificate = Certificate(batch: Batch(issuer: bytes(odd), occupation: bytes("\t\n\u{1}")))
    let text = try json(.found(form, Findings(certificates: [certificate], asOf: asOf)))
    #expect(!text.contains("<"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["asked"] as? [String: String])?["name"] == odd)
    let certificates = try #require(object["certificates"] as? [[String: Any]])
    #expect(certificates.first?["issuer"] as? String == odd)
    #expect(certificates.first?["occupation"] as? String == "\t\n\u{1}")
  }

  @Test(arguments: [
    ("application/json", Format.json), ("Application/JSON", .json), ("", .html), ("*/*", .html),
    ("application/json;q=0.9, */*;q=0.1", .json), ("text/plain, application/json", .json),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .html),
    ("application/json, text/html", .html), ("application/jsonp", .html), ("text/json", .html),
    (",,,", .html), (" application/json ; charset=utf-8", .json),
  ])
  func programsAskForJSONByName(accept: String, format: Format) {
    let head = RequestHead(
      method: [], contentType: [], contentLength: [], accept: bytes(accept))
    #expect(head.format == format)
  }

  @Test func faultsBeforeThePageIsReadAreJSONToo() {
    let response = Response.withoutAnswerPage(as: .json)
    #expect(
      response.body == bytes(#"{"result":"error","problems":[{"code":"unavailable"}]}"#))
  }
}
