package import AnswerPage
import CertificateIndex

/// What is said to a request.
package enum Answer: Equatable, Sendable {
  /// A query was looked up; there may be no certificate.
  case findings(TypedForm, Findings)
  /// The form has to be corrected.
  case problems(TypedForm, FormProblems)
  /// There was no form to look up.
  case refusal(Refusal)
  /// The index cannot answer.
  case unavailable
  /// Work is asked for first.
  case busy(Challenge)
}

/// How an answer is written.
package enum Format: Equatable, Sendable {
  /// A page of the site, for people.
  case html
  /// An object of JSON, for programs.
  case json
}

extension AnswerPage {
  /// The response to a request.
  package func response(_ answer: Answer, as format: Format) -> Response {
    var response = Response(
      status: answer.status, body: format == .json ? json(answer) : html(answer), format: format)
    response.formOrigin = access.formOrigin
    response.retryAfter = answer.retryAfter
    if case .busy = answer { response.runsScript = true }
    return response
  }

  /// The answer as a page of the site.
  private func html(_ answer: Answer) -> [UInt8] {
    switch answer {
    case .findings(let form, let findings):
      findings.certificates.isEmpty
        ? page(answer, title: .none, nothing(form, findings))
        : page(answer, title: .found) { addCertificates(form, findings, to: &$0) }
    case .problems(let form, let problems):
      page(answer, title: .invalid, corrections(form, problems))
    case .refusal(.notAForm): page(answer, title: .invalid, unknownForm)
    case .refusal(.method): page(answer, title: .method, self[.method].filled())
    case .refusal(.tooLarge): page(answer, title: .tooLarge, self[.tooLarge].filled())
    case .refusal(.insecure): page(answer, title: .insecure, self[.insecure].filled())
    case .refusal(.foreign): page(answer, title: .foreign, self[.foreign].filled())
    case .refusal(.expired): page(answer, title: .expired, self[.expired].filled())
    case .unavailable: page(answer, title: .unavailable, self[.unavailable].filled())
    case .busy(let challenge):
      page(
        answer, title: .busy, self[challenge.isHard ? .limited : .busy].filled(challenge.slots))
    }
  }

  private func page(_ answer: Answer, title: Message, _ body: [UInt8]) -> [UInt8] {
    page(answer, title: title) { $0.add(body[...]) }
  }

  /// The site's page around what `addBody` adds to it.
  ///
  /// An answer with certificates is written from its first byte to its last into one room: each further
  /// copy would be more memory to touch.
  @inline(never)
  private func page(
    _ answer: Answer, title: Message, _ addBody: (inout ByteWriter) -> Void
  ) -> [UInt8] {
    var html = ByteWriter(room: usualPageSize)
    self[.shell].write(to: &html) { slot, html in
      switch slot {
      case .result: html.add(answer.result)
      case .title: html.add(escaped: self[title])
      case .body: addBody(&html)
      default: break
      }
    }
    return html.finish()
  }
}

/// Most pages are smaller, and take no more memory than they have bytes.
private let usualPageSize = 16_384

// MARK: What was found

extension AnswerPage {
  private func nothing(_ form: TypedForm, _ findings: Findings) -> [UInt8] {
    self[.none].filled([.asked: asked(form), .asOf: findings.asOf.chinese])
  }

  private func addCertificates(
    _ form: TypedForm, _ findings: Findings, to html: inout ByteWriter
  ) {
    self[.found].write(to: &html) { slot, html in
      switch slot {
      case .count: html.add(decimal: findings.certificates.count)
      case .asked: addAsked(form, to: &html)
      case .certificates:
        for (index, certificate) in findings.certificates.enumerated() {
          add(certificate, ordinal: index + 1, of: form, to: &html)
        }
      case .asOf: html.add(findings.asOf.chinese[...])
      default: break
      }
    }
  }

  private func add(
    _ certificate: Certificate, ordinal: Int, of form: TypedForm, to html: inout ByteWriter
  ) {
    let part: Part = certificate.isRevoked ? .revokedCertificate : .certificate
    self[part].write(to: &html) { slot, html in
      switch slot {
      case .ordinal: html.add(decimal: ordinal)
      case .rows:
        for column in form.definition.columns {
          let text = text(of: column, in: certificate, lookup: form.lookup)
          addRow(self[label: column], text, to: &html)
        }
      default: break
      }
    }
  }

  /// What a column says of a certificate; empty where the certificate says nothing.
  @inline(never)
  func text(
    of column: Column, in certificate: Certificate, lookup: Int
  ) -> [UInt8] {
    let batch = certificate.batch
    return switch column {
    case .occupation: batch.occupation
    case .issuer: batch.issuer
    case .level: batch.level.map { name(of: $0, in: lookup) } ?? []
    case .issued: batch.issued?.chinese ?? []
    case .theory: certificate.scores.theory?.text ?? []
    case .practical: certificate.scores.practical?.text ?? []
    case .status: self[statusOfRevoked: certificate.isRevoked]
    }
  }

  /// What the visitor asked: an ID number is not repeated whole.
  private func asked(_ form: TypedForm) -> [UInt8] {
    var rows = ByteWriter(room: 512)
    addAsked(form, to: &rows)
    return rows.finish()
  }

  private func addAsked(_ form: TypedForm, to html: inout ByteWriter) {
    let fields = form.definition.fields
    for field in Field.allCases where fields.contains(field) {
      addRow(self[label: field], form.shown(field), to: &html)
    }
  }

  /// Adds a row, or nothing where there is nothing to say.
  @inline(never)
  private func addRow(_ label: [UInt8], _ value: [UInt8], to html: inout ByteWriter) {
    if value.isEmpty { return }
    self[.row].write(to: &html) { slot, html in
      switch slot {
      case .label: html.add(escaped: label)
      case .value: html.add(escaped: value)
      default: break
      }
    }
  }
}

// MARK: What has to be corrected

extension AnswerPage {
  private func corrections(_ form: TypedForm, _ problems: FormProblems) -> [UInt8] {
    var list: [UInt8] = []
    for problem in problems.list {
      let label = problem.field.map { self[label: $0] } ?? title(of: form.lookup)
      list += item(label, problem.message)
    }
    return self[.invalid].filled([.problems: list, .form: refilled(form, problems)])
  }

  private var unknownForm: [UInt8] {
    var forms: [UInt8] = []
    for lookup in lookups {
      forms.append(contentsOf: form(of: lookup).filled())
    }
    return self[.invalid].filled([
      .problems: item(self[.method], .unknownLookup), .form: forms,
    ])
  }

  private func item(_ label: [UInt8], _ message: Message) -> [UInt8] {
    self[.problem].filled([.label: label.htmlEscaped, .message: self[message].htmlEscaped])
  }

  /// The form with what was typed; fields that are wrong, and the ID number always, are typed again.
  private func refilled(_ form: TypedForm, _ problems: FormProblems) -> [UInt8] {
    func typed(_ field: Field) -> [UInt8] {
      problems.list.contains { $0.field == field } ? [] : form[field].htmlEscaped
    }
    return refilled(
      form.lookup, form.provenance(guidance), number: typed(.certificateNumber),
      name: typed(.name))
  }

  /// The form of a lookup with number and name, and where and when the certificate was issued.
  private func refilled(
    _ lookup: Int, _ provenance: Provenance, number: [UInt8], name: [UInt8]
  ) -> [UInt8] {
    let isUnfolded = provenance.region != nil || provenance.year != nil
    return form(of: lookup).filled([
      .certificateNumber: number, .name: name,
      .province: provenance.region.map { option($0.name) } ?? [],
      .year: provenance.year.map(decimal) ?? [],
      .unfolded: isUnfolded ? [UInt8](" open") : [],
    ])
  }

  /// The option of a list that is chosen.
  private func option(_ name: [UInt8]) -> [UInt8] {
    var html = [UInt8]("<option selected>")
    html += name.htmlEscaped
    html.append("</option>")
    return html
  }
}

extension TypedForm {
  /// What is repeated of a field: of an ID number the last four characters.
  func shown(_ field: Field) -> [UInt8] {
    field == .idNumber ? masked(self[field]) : self[field]
  }
}

/// The last four characters, and a star for each one before.
private func masked(_ number: [UInt8]) -> [UInt8] {
  var hidden = number.count { $0 & 0xc0 != 0x80 } - 4
  var text: [UInt8] = []
  for byte in number {
    if byte & 0xc0 != 0x80 { hidden -= 1 }
    if hidden < 0 {
      text.append(byte: byte)
    } else if byte & 0xc0 != 0x80 {
      text.append("*")
    }
  }
  return text
}

/// A number in decimal.
@inline(never)
func decimal(_ number: Int) -> [UInt8] {
  var text: [UInt8] = []
  text.append(decimal: number)
  return text
}
