import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import QueryFields
import RequestLimits

/// The body of a form: it comes through a ticket as it was, its fields have one normal form each, and
/// whatever is answered is UTF-8 in which nothing that was typed is markup.
func fuzzForm(_ bytes: [UInt8]) {
  checkField(CertificateNumber.self, bytes)
  checkField(IDNumber.self, bytes)
  checkField(PersonName.self, bytes)
  checkTicket(of: bytes)
  guard let fields = FormFields(body: bytes) else { return }
  require(FormFields(encoded: fields.encoded) == fields, "a form changes in a ticket")
  guard let form = TypedForm(fields, page: FuzzSite.page) else { return }
  do throws(FormProblems) {
    _ = try form.query().guesses
    for certificates in [[], [markedUp]] {
      check(Answer(form, Findings(certificates: certificates, asOf: FuzzSite.day), thisYear: 2020))
    }
  } catch {
    check(.problems(form, error))
  }
}

/// A certificate whose texts are markup.
private let markedUp = Certificate(
  batch: Batch(
    issuer: Array("<b>\"&'".utf8), occupation: Array("</main>".utf8), level: nil, issued: nil),
  scores: Scores(theory: nil, practical: nil), isRevoked: false)

// MARK: Fields

/// A key is UTF-8, and its own key.
private func checkField<Value: QueryField>(_ type: Value.Type, _ typed: [UInt8]) {
  do throws(FieldProblem) {
    let value = try Value(typed: typed)
    for key in [value.key] + value.furtherKeys {
      require(!key.isEmpty && isUTF8(key), "a key of \(type) is no text")
      // Letters with marks take more bytes in a key than they may as typed.
      guard key.count <= 400 else { continue }
      require(try Value(typed: key).key == key, "a key of \(type) has another key")
    }
    if Value.isPlain(typed.span) { require(value.key == typed, "plain text of \(type) changes") }
  } catch {
    require(!Value.isPlain(typed.span), "plain text of \(type) is refused")
  }
}

private func checkTicket(of bytes: [UInt8]) {
  let key = Bits128(first: 1, second: 2)
  require(Ticket(sealed: bytes, key: key) == nil, "a ticket that nobody has sealed is opened")
  _ = FormFields(encoded: bytes).encoded
  let ticket = Ticket(
    issued: Moment(seconds: 1_600_000_000), work: 40, wait: 30, stamp: 7, form: bytes)
  require(
    Ticket(sealed: ticket.sealed(key: key), key: key) == ticket, "a ticket changes on its way")
}

// MARK: Answers

private func check(_ answer: Answer) {
  let html = FuzzSite.page.response(answer, as: .html).body
  require(isUTF8(html), "a page is not UTF-8")
  let ours = String(decoding: html, as: UTF8.self)
    .replacing("<option selected>", with: "").replacing("</option>", with: "")
  require(!ours.contains { "<>\"'".contains($0) }, "markup in a page: \(ours)")
  let json = FuzzSite.page.response(answer, as: .json).body
  require(!json.contains(UInt8(ascii: "<")), "markup in JSON")
  _ = mustSucceed("JSON") { try JSONSerialization.jsonObject(with: Data(json)) }
}

private func isUTF8(_ bytes: [UInt8]) -> Bool {
  String(validating: bytes, as: UTF8.self) != nil
}
