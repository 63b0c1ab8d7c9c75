import CertificateIndex
import LookupCGI
import RequestLimits
import Testing

@Suite struct ResponseTests {
  private func head(_ response: Response) throws -> [String] {
    let text = String(decoding: response.head + response.body, as: UTF8.self)
    let end = try #require(text.firstRange(of: "\r\n\r\n"))
    #expect(Array(text[end.upperBound...].utf8) == response.body)
    return text[..<end.lowerBound].split(separator: "\r\n").map(String.init)
  }

  private static let common = [
    "Content-Type: text/html; charset=utf-8", "Vary: Accept", "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin",
    "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; "
      + "form-action 'self' https://lookup.example.org; base-uri 'none'; frame-ancestors 'none'",
  ]

  @Test(arguments: [
    (Answer.refusal(.method), "405 Method Not Allowed", "Allow: POST", "invalid|&lt;method&gt;"),
    (.refusal(.insecure), "403 Forbidden", "", "invalid|&lt;insecure&gt;"),
    (.refusal(.foreign), "403 Forbidden", "", "invalid|&lt;foreign&gt;"),
    (.refusal(.expired), "400 Bad Request", "", "invalid|&lt;expired&gt;"),
    (.refusal(.tooLarge), "413 Content Too Large", "", "invalid|&lt;too_large&gt;"),
    (.refusal(.notAForm), "400 Bad Request", "", "invalid|&lt;invalid&gt;"),
    (.unavailable, "503 Service Unavailable", "Retry-After: 300", "error|&lt;unavailable&gt;"),
  ])
  func saysItsStatusAndOutcome(
    answer: Answer, status: String, header: String, outcome: String
  ) throws {
    let response = try Fixture.page().response(answer, as: .html)
    let head = try head(response)
    #expect(head.first == "Status: " + status)
    let length = "Content-Length: \(response.body.count)"
    #expect(Set(head.dropFirst()) == Set(Self.common + [length] + (header.isEmpty ? [] : [header])))
    #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("{\(outcome)|"))
  }

  @Test func saysThatAFormOfAnotherSiteIsUnknown() throws {
    #expect(
      try Fixture.html(.refusal(.notAForm))
        == "{invalid|&lt;invalid&gt;|invalid (&lt;method&gt;:&lt;unknown_lookup&gt;){form |}{form |}}"
    )
  }

  @Test(
    arguments: [
      (false, "403 Forbidden", "busy", nil), (true, "429 Too Many Requests", "limited", "30"),
    ] as [(Bool, String, String, String?)])
  func asksForWorkWithAScriptAndWithATime(
    isHard: Bool, status: String, part: String, retryAfter: String?
  ) throws {
    let key = Bits128(first: 1, second: 2)
    let ticket = Ticket(
      issued: Moment(seconds: 1000), work: 2, wait: 40, stamp: 3, form: bytes("name=Ann"))
    let challenge = Challenge(ticket, isHard: isHard, key: key, now: Moment(seconds: 1010))
    let response = try Fixture.page().response(.busy(challenge), as: .html)
    let head = try head(response)
    #expect(head.first == "Status: " + status)
    #expect(head.contains { $0.contains("; script-src 'self'; ") })
    #expect(head.first { $0.hasPrefix("Retry-After") } == retryAfter.map { "Retry-After: " + $0 })
    let sealed = String(decoding: ticket.sealed(key: key), as: UTF8.self)
    #expect(
      String(decoding: response.body, as: UTF8.self)
        == "{busy|&lt;busy&gt;|\(part) \(sealed) 7fffffffffffffff 30 08:17:20}")
  }

  @Test func needsNoAnswerPageToSayThatThereIsNoAnswer() throws {
    let response = Response.withoutAnswerPage(as: .html)
    let head = try head(response)
    #expect(head.first == "Status: 503 Service Unavailable")
    #expect(head.contains("Retry-After: 300"))
    #expect(String(decoding: response.body, as: UTF8.self).contains("<main data-result=\"error\">"))
  }
}
