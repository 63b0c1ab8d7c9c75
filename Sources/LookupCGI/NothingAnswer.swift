import AnswerPage
import CertificateIndex

/// The answer that nothing was found, for people.
extension AnswerPage {
  /// Adds what stands under the title.
  func add(_ nothing: Nothing, to html: inout ByteWriter) {
    let form = nothing.form
    let explanation = Explanation(nothing, page: self)
    self[.none].write(to: &html) { slot, html in
      switch slot {
      case .asked:
        addAsked(form, to: &html)
        addRow(self[.province], explanation.province[...], to: &html)
        addRow(self[.year], decimal(explanation.year)[...], to: &html)
      case .hints:
        add(explanation.hints.notes, in: .notes, explanation, to: &html)
        add(explanation.hints.doubts, in: .hints, explanation, to: &html)
      case .unfolded: if explanation.otherLookup != nil { html.add(" open") }
      case .form:
        addForm(
          explanation.otherLookup ?? form.lookup, number: form[.certificateNumber],
          name: form[.name], province: explanation.province, year: explanation.year, to: &html)
      case .coverage: addCoverage(explanation, to: &html)
      case .contact: html.add(explanation[.contact][...])
      case .asOf: html.add(nothing.asOf.chinese[...])
      default: break
      }
    }
  }

  /// Adds which certificates of the lookup can be found.
  private func addCoverage(_ explanation: Explanation, to html: inout ByteWriter) {
    let part: Part = explanation.isCovered ? .coverage : .uncovered
    self[part].write(to: &html) { slot, html in
      var verdict = explanation.hints.verdict
      switch slot {
      case .message: html.add(escaped: explanation[.range][...])
      case .value: if let message = verdict.next() { html.add(escaped: self[message]) }
      default: break
      }
    }
  }

  /// Adds hints as a list in a part; nothing where there are none.
  private func add(
    _ hints: Hints, in part: Part, _ explanation: Explanation, to html: inout ByteWriter
  ) {
    guard !hints.isEmpty else { return }
    self[part].write(to: &html) { slot, html in
      var rest = hints
      while slot == .hints, let hint = rest.next() { add(hint, explanation, to: &html) }
    }
  }

  private func add(_ hint: Message, _ explanation: Explanation, to html: inout ByteWriter) {
    self[hint == .otherLookup ? .otherLookup : .hint].write(to: &html) { slot, html in
      switch slot {
      case .label: html.add(escaped: label(of: hint.subject))
      case .message: addSentence(hint, explanation, to: &html)
      case .otherForm: html.add(explanation.otherForm[...])
      default: break
      }
    }
  }

  private func addSentence(
    _ hint: Message, _ explanation: Explanation, to html: inout ByteWriter
  ) {
    Fragment(template: self[hint].htmlEscaped).write(to: &html) { slot, html in
      switch slot {
      case .year: html.add(decimal: explanation.yearOfNumber ?? 0)
      case .region: html.add(escaped: (explanation.region?.name ?? [])[...])
      case .first: html.add(escaped: explanation[.first][...])
      case .last: html.add(escaped: explanation[.last][...])
      case .lookup: html.add(escaped: title(of: explanation.lookup))
      case .other: html.add(escaped: title(of: explanation.otherLookup ?? 0))
      default: break
      }
    }
  }

  private func label(of subject: Message.Subject) -> ArraySlice<UInt8> {
    switch subject {
    case .field(let field): self[label: field]
    case .province: self[.province]
    case .year: self[.year]
    }
  }
}

/// The answer that nothing was found, for programs.
extension AnswerPage {
  /// Adds what the page for people says.
  func add(_ nothing: Nothing, to object: inout JSONObject) {
    let explanation = Explanation(nothing, page: self)
    var asked: JSONObject = asked(nothing.form)
    if !explanation.province.isEmpty { asked.add("province", text: explanation.province) }
    if let year = explanation.year { asked.add("year", number: year) }
    object.add("asked", object: asked)
    object.add("as_of", text: nothing.asOf.iso8601)
    object.add("hints", list: hints(explanation))
    if explanation.isCovered { object.add("coverage", json: explanation[.coverageJSON]) }
    object.add("contacts", json: explanation[.contactsJSON])
    object.add("advice", json: [UInt8](Self.advice))
  }

  /// What is true of every answer that nothing was found.
  private static let advice: StaticString =
    #"[{"code":"proves_no_forgery"},{"code":"upload_delay"},{"code":"issuer_first"},{"code":"pay_nobody"}]"#

  private func hints(_ explanation: Explanation) -> JSONList {
    var list = JSONList()
    var rest = explanation.hints
    while let hint = rest.next() { list.add(self.hint(hint, explanation)) }
    return list
  }

  private func hint(_ message: Message, _ explanation: Explanation) -> JSONObject {
    var object = problem(message.key)
    object.add("field", code: message.subject.key)
    if message == .otherLookup { object.add("lookup", text: explanation.otherForm) }
    if message == .futureYear || message == .outOfRange {
      object.add("year", number: explanation.yearOfNumber ?? 0)
    }
    return object
  }
}

extension Message {
  /// A field of the form.
  fileprivate enum Subject {
    case field(Field)
    case province
    case year

    var key: StaticString {
      switch self {
      case .field(let field): field.key
      case .province: "province"
      case .year: "year"
      }
    }
  }

  /// What a hint is about.
  fileprivate var subject: Subject {
    switch self {
    case .checkCharacter, .birthDate, .idLength, .shortID, .pass: .field(.idNumber)
    case .unknownProvince: .province
    case .unknownYear, .yearCovered, .yearPartlyCovered, .yearNotCovered: .year
    default: .field(.certificateNumber)
    }
  }
}

/// A number in decimal; nothing for none.
@inline(never)
private func decimal(_ number: Int?) -> [UInt8] {
  number.map(decimal) ?? []
}
