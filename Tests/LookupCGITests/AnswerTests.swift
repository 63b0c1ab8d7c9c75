import AnswerPage
import CertificateIndex
import LookupCGI
import Testing

/// What is found and what is not.
@Suite struct AnswerTests {
  private let body = "lookup=qualification&certificate_no=12345&id_no=110101199003074514&name=Ann"
  private let asOf: CivilDate
  private let full: Certificate

  init() throws {
    asOf = try #require(CivilDate(year: 2020, month: 10, day: 28))
    full = Certificate(
      batch: Batch(
        issuer: bytes("issuer"), occupation: bytes("cook"), level: .third,
        issued: CivilDate(year: 2019, month: 1, day: 2)),
      scores: Scores(theory: Score(text: bytes("85.5")), practical: Score(text: bytes("合格"))))
  }

  private func html(_ body: String, _ certificates: [Certificate]) throws -> String {
    try Fixture.html(
      Answer(
        try Fixture.form(body), Findings(certificates: certificates, asOf: asOf),
        thisYear: Fixture.thisYear))
  }

  @Test func showsTheColumnsOfTheLookupInItsOrder() throws {
    #expect(
      try html(body, [full]).contains(
        "{certificate 1 [occupation=cook][level=level 3][issuer=issuer][issued=2019年1月2日]"
          + "[theory=85.5][practical=合格][status=valid]}"))
    #expect(
      try html("lookup=skill-level&certificate_no=1&name=a", [full])
        .contains("{certificate 1 [level=level 3][occupation=cook]}"))
  }

  @Test func leavesEmptyColumnsOut() throws {
    #expect(
      try html(body, [Certificate(batch: Batch())]).contains("{certificate 1 [status=valid]}"))
    #expect(
      try html(body, [Certificate(batch: Batch(level: .chief))])
        .contains("{certificate 1 [status=valid]}"))
  }

  /// The program reads no more for them than the front of the page.
  @Test(arguments: [Format.html, .json], [false, true])
  func answersWithCertificatesNeedTheFrontOfThePageAlone(format: Format, isRevoked: Bool) throws {
    let page = try AnswerPage(file: Fixture.file)
    let size = try AnswerPage.frontSize(Fixture.file)
    let front = try AnswerPage(front: Array(Fixture.file[..<size]))
    var certificate = full
    certificate.isRevoked = isRevoked
    let answer = Answer.found(
      try Fixture.form(body), Findings(certificates: [certificate], asOf: asOf))
    #expect(answer.needsFrontAlone)
    #expect(front.response(answer, as: format) == page.response(answer, as: format))
  }

  @Test func answersWithoutCertificatesNeedTheWholePage() throws {
    #expect(try !Fixture.nothing(body).needsFrontAlone)
    #expect(!Answer.unavailable.needsFrontAlone)
    #expect(!Answer.refusal(.method).needsFrontAlone)
  }

  @Test func showsARevokedCertificateAsOne() throws {
    var revoked = full
    revoked.isRevoked = true
    let html = try html(body, [revoked])
    #expect(html.hasPrefix("{found|"))
    #expect(html.contains("{REVOKED 1 "))
    #expect(html.contains("[status=revoked]"))
    #expect(!html.contains("{certificate"))
  }

  @Test func listsSeveralCertificatesInTheirOrder() throws {
    let second = Certificate(batch: Batch(occupation: bytes("baker")), isRevoked: true)
    let html = try html(body, [full, second, full])
    #expect(html.contains("found 3 "))
    let ordinals = [
      "{certificate 1 [occupation=cook]", "{REVOKED 2 [occupation=baker]", "{certificate 3 ",
    ]
    #expect(ordinals.allSatisfy(html.contains))
    #expect(html.hasSuffix("as of 2020年10月28日}"))
  }

  @Test func repeatsTheQuestionWithAMaskedIDNumber() throws {
    for certificates in [[], [full]] {
      let html = try html(body, certificates)
      #expect(html.contains("[certificate_no=12345][id_no=**************4514][name=Ann]"))
      #expect(!html.contains("110101"))
    }
  }

  @Test(arguments: [
    ("1", "1"), ("1234", "1234"), ("12345", "*2345"), ("%E5%86%9B%E5%AD%97123%E5%8F%B7", "**123号"),
  ])
  func masksAllButTheLastFourCharacters(typed: String, shown: String) throws {
    let html = try html("lookup=qualification&certificate_no=7&id_no=\(typed)", [])
    #expect(html.contains("[id_no=\(shown)]"))
  }

  @Test func saysThatNothingWasFoundAndHowFarTheDataReaches() throws {
    let html = try html("lookup=qualification&certificate_no=7&name=a", [])
    #expect(html.hasPrefix("{none|&lt;none&gt;|none [certificate_no=7][name=a]"))
    #expect(html.hasSuffix("as of 2020年10月28日}"))
  }

  @Test func escapesWhateverWasTypedOrRead() throws {
    let typed = "%3Cscript%3E%22'%26"
    let escaped = "&lt;script&gt;&quot;&#39;&amp;"
    let odd = Certificate(
      batch: Batch(issuer: bytes("<script>\"'&"), occupation: bytes("<script>\"'&")))
    let html = try html(
      "lookup=qualification&certificate_no=\(typed)&id_no=\(typed)&name=\(typed)", [odd])
    #expect(html.contains("[certificate_no=\(escaped)]"))
    #expect(html.contains("[name=\(escaped)]"))
    #expect(html.contains("[issuer=\(escaped)]"))
    #expect(html.contains("[occupation=\(escaped)]"))
    #expect(!html.contains("<script"))
    #expect(!html.contains("\"'"))
  }
}
