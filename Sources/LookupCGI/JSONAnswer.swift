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
    case .found(let form, let findings): add(findings, of: form, to: &object)
    case .nothing(let nothing): add(nothing, to: &object)
    case .problems(_, let problems): add(problems, to: &object)
    case .refusal(let refusal): object.add("problems", list: JSONList(problem(refusal.code)))
    case .unavailable: object.add("problems", list: JSONList(problem("unavailable")))
    case .busy(let challenge): add(challenge, to: &object)
    }
    return object.bytes
  }

  private func add(_ findings: Findings, of form: TypedForm, to object: inout JSONObject) {
    object.add("asked", object: asked(form))
    object.add("as_of", text: findings.asOf.iso8601)
    var certificates = JSONList()
    for certificate in findings.certificates { certificates.add(json(certificate, of: form)) }
    object.add("certificates", list: certificates)
  }

  private func json(_ certificate: Certificate, of form: TypedForm) -> JSONObject {
    var object = JSONObject()
    for column in form.definition.columns {
      add(column, of: certificate, lookup: form.lookup, to: &object)
    }
    return object
  }

  /// Adds what a column says of a certificate, or nothing where it says nothing.
  @inline(never)
  private func add(
    _ column: Column, of certificate: Certificate, lookup: Int, to object: inout JSONObject
  ) {
    var name = column.key
    var text = text(of: column, in: certificate, lookup: lookup)
    switch column {
    case .status: text = [UInt8](certificate.isRevoked ? "revoked" : "valid")[...]
    case .issued: text = certificate.batch.issued?.iso8601[...] ?? []
    case .level:
      if let level = certificate.batch.level { object.add(name, number: Int(level.rawValue)) }
      name = "level_name"
    default: break
    }
    if !text.isEmpty { object.add(name, text: Array(text)) }
  }

  /// What was asked, as the page for people repeats it.
  func asked(_ form: TypedForm) -> JSONObject {
    var object = JSONObject()
    object.add("lookup", text: form.definition.id)
    for field in Field.allCases where form.definition.fields.contains(field) {
      let shown = form.shown(field)
      if !shown.isEmpty { object.add(field.key, text: shown) }
    }
    return object
  }

  private func add(_ problems: FormProblems, to object: inout JSONObject) {
    var list = JSONList()
    for problem in problems.list { list.add(self.problem(problem)) }
    object.add("problems", list: list)
  }

  private func problem(_ problem: FormProblem) -> JSONObject {
    var object = JSONObject()
    object.add("code", code: problem.message.key)
    if let field = problem.field { object.add("field", code: field.key) }
    return object
  }

  /// An object that is a code.
  func problem(_ code: StaticString) -> JSONObject {
    var object = JSONObject()
    object.add("code", code: code)
    return object
  }

  private func add(_ challenge: Challenge, to object: inout JSONObject) {
    object.add("problems", list: JSONList(problem(challenge.isHard ? "limited" : "busy")))
    object.add("ticket", text: challenge.sealed)
    object.add("seed", text: challenge.proof.seed)
    object.add("target", text: challenge.target)
    object.add("wait", number: challenge.seconds)
  }
}
