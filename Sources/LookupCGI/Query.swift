package import AnswerPage
package import CertificateIndex
import QueryFields
package import RequestLimits

/// One question: which certificates have all of these facts.
package struct Query: Equatable, Sendable {
  /// The lookup that is asked.
  package let definition: LookupDefinition
  /// The normalised value of each field by its number; empty where nothing was typed.
  private let values: [[UInt8]]
  /// The fields into which something was typed.
  let filled: FieldSet

  fileprivate init(definition: LookupDefinition, values: [[UInt8]], filled: FieldSet) {
    self.definition = definition
    self.values = values
    self.filled = filled
  }

  /// What this question may be guessing the rest of: the person whose name and beginning of an ID number
  /// were typed, and the certificate whose number was.
  package var guesses: [Passage.Guess] {
    var guesses: [Passage.Guess] = []
    let number = value(.certificateNumber)
    let person = personOfGuess
    if !number.isEmpty { guesses.append(Passage.Guess(kind: .certificate, value: number)) }
    if !person.isEmpty { guesses.append(Passage.Guess(kind: .person, value: person)) }
    return guesses
  }

  /// The name and the ID number without its last four characters, of a resident ID (area and birthday)
  /// the first 14; empty unless both were typed.
  private var personOfGuess: [UInt8] {
    let id = value(.idNumber)
    var person = value(.name)
    guard !id.isEmpty, !person.isEmpty else { return [] }
    person.append(0)
    person += id.prefix(min(14, max(id.count - 4, 0)))
    return person
  }

  private func value(_ field: Field) -> [UInt8] { values[Int(field.rawValue)] }

  /// The normalised values of a key's fields in their usual order.
  func values(of key: FieldSet) -> [[UInt8]] {
    var values: [[UInt8]] = []
    values.reserveCapacity(Field.allCases.count)
    for field in Field.allCases where key.contains(field) { values.append(value(field)) }
    return values
  }
}

/// What a visitor typed into the form of a lookup.
package struct TypedForm: Equatable, Sendable {
  /// The number of the lookup on the answer page.
  package let lookup: Int
  package let definition: LookupDefinition
  private let fields: FormFields

  /// The fields as a form of the lookup that they name; nil where they name none of the page's.
  package init?(_ fields: FormFields, page: AnswerPage) {
    let id = fields["lookup"]
    for lookup in page.lookups {
      guard let definition = page.definition(of: lookup), definition.id == id else { continue }
      self.lookup = lookup
      self.definition = definition
      self.fields = fields
      return
    }
    return nil
  }

  /// What was typed into a field, as it came; empty also where there is nothing but spaces.
  package subscript(field: Field) -> [UInt8] {
    let typed = fields[field.key]
    return typed.allSatisfy(isSpace) ? [] : typed
  }

  /// What stands in a field of any name, as it came.
  func text(_ name: StaticString) -> [UInt8] { fields[name] }

  /// The question.
  ///
  /// - Throws: Everything that is wrong with the form.
  package func query() throws(FormProblems) -> Query {
    var problems: [FormProblem] = []
    var values: [[UInt8]] = []
    values.reserveCapacity(Field.allCases.count)
    var filled: FieldSet = []
    for field in Field.allCases {
      do throws(FieldProblem) {
        let value = try normalised(field)
        if !value.isEmpty { filled.formUnion(FieldSet(field)) }
        values.append(value)
      } catch {
        values.append([])
        problems.append(FormProblem(field: field, message: error.formMessage))
      }
    }
    if problems.isEmpty { problems = missing(filled) }
    guard problems.isEmpty else { throw FormProblems(list: problems) }
    return Query(definition: definition, values: values, filled: filled)
  }

  /// The normalised value of a field; empty where nothing was typed.
  @inline(never)
  private func normalised(_ field: Field) throws(FieldProblem) -> [UInt8] {
    let typed = self[field]
    guard !typed.isEmpty, definition.fields.contains(field) else { return [] }
    switch field {
    case .certificateNumber: return try CertificateNumber(typed: typed).key
    case .idNumber: return try IDNumber(typed: typed).key
    case .name: return try PersonName(typed: typed).key
    }
  }

  /// What is missing for any key of the lookup to be complete.
  private func missing(_ filled: FieldSet) -> [FormProblem] {
    if definition.keys.contains(where: { $0.isSubset(of: filled) }) { return [] }
    let required = definition.requiredFields.subtracting(filled)
    if required.isEmpty { return [FormProblem(field: nil, message: .notEnough)] }
    var problems: [FormProblem] = []
    for field in Field.allCases where required.contains(field) {
      problems.append(FormProblem(field: field, message: .required))
    }
    return problems
  }
}

/// One thing that is wrong with a form.
package struct FormProblem: Equatable, Sendable {
  /// The field; nil where it is the form as a whole.
  package let field: Field?
  /// What is wrong.
  package let message: Message
}

/// Everything that is wrong with a form; at least one thing.
package struct FormProblems: Error, Equatable, Sendable {
  package let list: [FormProblem]
}

extension FieldProblem {
  fileprivate var formMessage: Message {
    switch self {
    case .empty: .empty
    case .tooLong: .tooLong
    case .notUTF8: .notText
    case .controlCharacter: .control
    }
  }
}

/// Whether the byte is white space of ASCII.
func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || 0x09...0x0d ~= byte
}
