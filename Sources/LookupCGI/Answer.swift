package import AnswerPage
import CertificateIndex

/// What is said to a request.
package enum Answer: Equatable, Sendable {
  /// Certificates were found.
  case found(TypedForm, Findings)
  /// No certificate was found.
  case nothing(Nothing)
  /// The form has to be corrected.
  case problems(TypedForm, FormProblems)
  /// There was no form to look up.
  case refusal(Refusal)
  /// The index cannot answer.
  case unavailable
  /// Work is asked for first.
  case busy(Challenge)
}

extension Answer {
  /// The answer to a question that was looked up; the year is asked for where nothing was found.
  package init(_ form: TypedForm, _ findings: Findings, thisYear: @autoclosure () -> Int) {
    self =
      findings.certificates.isEmpty
      ? .nothing(Nothing(form: form, asOf: findings.asOf, thisYear: thisYear()))
      : .found(form, findings)
  }
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
    response.formOrigin = formOrigin
    response.retryAfter = answer.retryAfter
    if case .busy = answer { response.runsScript = true }
    return response
  }

  /// The answer as a page of the site.
  ///
  /// It is written from its first byte to its last into one room: each further copy would be more memory
  /// to touch.
  private func html(_ answer: Answer) -> [UInt8] {
    var html = ByteWriter(room: usualAnswerSize)
    self[.shell].write(to: &html) { slot, html in
      switch slot {
      case .result: html.add(answer.result)
      case .title: html.add(escaped: self[answer.title])
      case .body: addBody(answer, to: &html)
      default: break
      }
    }
    return html.finish()
  }

  /// Adds what stands under the title.
  private func addBody(_ answer: Answer, to html: inout ByteWriter) {
    switch answer {
    case .found(let form, let findings): addCertificates(form, findings, to: &html)
    case .nothing(let nothing): add(nothing, to: &html)
    case .problems(let form, let problems): addCorrections(form, problems, to: &html)
    case .refusal(.notAForm): addUnknownForm(to: &html)
    case .refusal(let refusal): self[refusal.part].write(to: &html) { _, _ in }
    case .unavailable: self[.unavailable].write(to: &html) { _, _ in }
    case .busy(let challenge):
      self[challenge.isHard ? .limited : .busy].write(to: &html) { challenge.fill($0, in: &$1) }
    }
  }
}

extension Answer {
  /// The title of the page.
  fileprivate var title: Message {
    switch self {
    case .found: .found
    case .nothing: .none
    case .problems: .invalid
    case .refusal(let refusal): refusal.title
    case .unavailable: .unavailable
    case .busy: .busy
    }
  }
}

extension Refusal {
  fileprivate var title: Message {
    switch self {
    case .notAForm: .invalid
    case .method: .method
    case .tooLarge: .tooLarge
    case .insecure: .insecure
    case .foreign: .foreign
    case .expired: .expired
    }
  }

  fileprivate var part: Part {
    switch self {
    case .notAForm: .invalid
    case .method: .method
    case .tooLarge: .tooLarge
    case .insecure: .insecure
    case .foreign: .foreign
    case .expired: .expired
    }
  }
}

// MARK: What was found

extension AnswerPage {
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
  ) -> ArraySlice<UInt8> {
    let batch = certificate.batch
    return switch column {
    case .occupation: batch.occupation[...]
    case .issuer: batch.issuer[...]
    case .level: batch.level.map { name(of: $0, in: lookup) } ?? []
    case .issued: batch.issued?.chinese[...] ?? []
    case .theory: certificate.scores.theory?.text[...] ?? []
    case .practical: certificate.scores.practical?.text[...] ?? []
    case .status: self[statusOfRevoked: certificate.isRevoked]
    }
  }

  /// Adds what the visitor asked: an ID number is not repeated whole.
  func addAsked(_ form: TypedForm, to html: inout ByteWriter) {
    let fields = form.definition.fields
    for field in Field.allCases where fields.contains(field) {
      addRow(self[label: field], form.shown(field)[...], to: &html)
    }
  }

  /// Adds a row, or nothing where there is nothing to say.
  @inline(never)
  func addRow(_ label: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to html: inout ByteWriter) {
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
  /// Adds the problems of a form, and the form with what was typed; fields that are wrong, and the ID
  /// number always, are typed again.
  private func addCorrections(
    _ form: TypedForm, _ problems: FormProblems, to html: inout ByteWriter
  ) {
    func typed(_ field: Field) -> [UInt8] {
      problems.list.contains { $0.field == field } ? [] : form[field]
    }
    self[.invalid].write(to: &html) { slot, html in
      switch slot {
      case .problems:
        for problem in problems.list {
          let label = problem.field.map { self[label: $0] } ?? title(of: form.lookup)
          addItem(label, problem.message, to: &html)
        }
      case .form:
        let provenance = form.provenance(self)
        addForm(
          form.lookup, number: typed(.certificateNumber), name: typed(.name),
          province: provenance.region?.name ?? [], year: provenance.year, to: &html)
      default: break
      }
    }
  }

  /// Adds that the form is none of this site's, and all that are.
  private func addUnknownForm(to html: inout ByteWriter) {
    self[.invalid].write(to: &html) { slot, html in
      switch slot {
      case .problems: addItem(self[.method], .unknownLookup, to: &html)
      case .form:
        for lookup in lookups {
          addForm(lookup, number: [], name: [], province: [], year: nil, to: &html)
        }
      default: break
      }
    }
  }

  private func addItem(_ label: ArraySlice<UInt8>, _ message: Message, to html: inout ByteWriter) {
    self[.problem].write(to: &html) { slot, html in
      switch slot {
      case .label: html.add(escaped: label)
      case .message: html.add(escaped: self[message])
      default: break
      }
    }
  }

  /// Adds the form of a lookup with number and name, and where and when the certificate was issued.
  func addForm(
    _ lookup: Int, number: [UInt8], name: [UInt8], province: [UInt8], year: Int?,
    to html: inout ByteWriter
  ) {
    form(of: lookup).write(to: &html) { slot, html in
      switch slot {
      case .certificateNumber: html.add(escaped: number[...])
      case .name: html.add(escaped: name[...])
      case .province where !province.isEmpty:
        html.add("<option selected>")
        html.add(escaped: province[...])
        html.add("</option>")
      case .year: if let year { html.add(decimal: year) }
      case .unfolded: if !province.isEmpty || year != nil { html.add(" open") }
      default: break
      }
    }
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
  var text = ByteWriter(room: number.count)
  for byte in number {
    if byte & 0xc0 != 0x80 { hidden -= 1 }
    if hidden < 0 {
      text.add(byte: byte)
    } else if byte & 0xc0 != 0x80 {
      text.add("*")
    }
  }
  return text.finish()
}

/// A number in decimal.
@inline(never)
func decimal(_ number: Int) -> [UInt8] {
  var text: [UInt8] = []
  text.append(decimal: number)
  return text
}
