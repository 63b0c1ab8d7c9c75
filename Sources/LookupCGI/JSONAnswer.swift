import AnswerPage
import CertificateIndex
import RequestLimits

/// The answer for programs; docs/lookup-api.md has every member and code.
extension AnswerPage {
  /// The answer as an object of JSON.
  func json(_ answer: Answer) -> [UInt8] {
    var object = JSONObject()
    object.add("result", code: answer.result)
    switch answer {
    case .findings(let form, let findings): add(findings, of: form, to: &object)
    case .problems(_, let problems): object.add("problems", list: problems.list.map(problem))
    case .refusal(let refusal): object.add("problems", list: [problem(refusal.code)])
    case .unavailable: object.add("problems", list: [problem("unavailable")])
    case .busy(let challenge): add(challenge, to: &object)
    }
    return object.bytes
  }

  private func add(_ findings: Findings, of form: TypedForm, to object: inout JSONObject) {
    object.add("asked", object: asked(form))
    object.add("as_of", text: findings.asOf.iso8601)
    guard !findings.certificates.isEmpty else { return }
    object.add("certificates", list: findings.certificates.map { json($0, of: form) })
  }

  private func json(_ certificate: Certificate, of form: TypedForm) -> JSONObject {
    var object = JSONObject()
    for column in form.definition.columns {
      add(column, of: certificate, lookup: form.lookup, to: &object)
    }
    return object
  }

  /// Adds what a column says of a certificate, or nothing where it says nothing.
  private func add(
    _ column: Column, of certificate: Certificate, lookup: Int, to object: inout JSONObject
  ) {
    let batch = certificate.batch
    switch column {
    case .status: object.add("status", code: certificate.isRevoked ? "revoked" : "valid")
    case .issued:
      if let issued = batch.issued { object.add("issued", text: issued.iso8601) }
    case .level:
      guard let level = batch.level else { return }
      object.add("level", number: Int(level.rawValue))
      object.add("level_name", text: name(of: level, in: lookup))
    default:
      let text = text(of: column, in: certificate, lookup: lookup)
      if !text.isEmpty { object.add(column.key, text: text) }
    }
  }

  /// What was asked, as the page for people repeats it.
  private func asked(_ form: TypedForm) -> JSONObject {
    var object = JSONObject()
    object.add("lookup", text: form.definition.id)
    for field in Field.allCases where form.definition.fields.contains(field) {
      let shown = form.shown(field)
      if !shown.isEmpty { object.add(field.key, text: shown) }
    }
    return object
  }

  private func problem(_ problem: FormProblem) -> JSONObject {
    var object = JSONObject()
    object.add("code", code: problem.message.key)
    if let field = problem.field { object.add("field", code: field.key) }
    return object
  }

  private func problem(_ code: StaticString) -> JSONObject {
    var object = JSONObject()
    object.add("code", code: code)
    return object
  }

  private func add(_ challenge: Challenge, to object: inout JSONObject) {
    object.add("problems", list: [problem(challenge.isHard ? "limited" : "busy")])
    object.add("ticket", text: challenge.sealed)
    object.add("seed", text: challenge.proof.seed)
    object.add("target", text: challenge.target)
    object.add("wait", number: challenge.seconds)
  }
}
