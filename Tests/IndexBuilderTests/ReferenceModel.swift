import CertificateIndex

@testable import IndexBuilder

/// The rules about rows once more, in memory, slow and plain: what a build has to do with a messy input.
struct ReferenceModel {
  /// What has to become of each row, in order of the input.
  private(set) var fates: [Fate] = []
  /// The certificates that each key has to find, also those that it must not find any more.
  private(set) var answers: [Question: [Certificate]] = [:]

  private let definition: LookupDefinition

  init(_ rows: [MessyRow], definition: LookupDefinition) {
    self.definition = definition
    fates = rows.map { Fate(row: $0, outcome: .indexed) }
    var groups: [String: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      switch row.meaning {
      case .broken(let field, let words):
        fates[index].outcome = .rejected(field: field, words: words)
      case .right(let certificate):
        if let words = objection(to: certificate) {
          fates[index].outcome = .rejected(field: 1, words: words)
        } else {
          groups[certificate.number.keys[0], default: []].append(index)
        }
      }
    }
    for group in groups.values { decide(group) }
  }

  /// What becomes of a row.
  struct Fate {
    let row: MessyRow
    var outcome: Outcome
  }

  enum Outcome: Equatable {
    case indexed
    /// Indexed, and another one of that number too.
    case twin(of: MessyPlace)
    case superseded(by: MessyPlace)
    /// The row removes a certificate, or nothing.
    case removed(something: Bool)
    case rejected(field: Int, words: String)
  }

  /// The values of a key.
  struct Question: Hashable {
    let section: Int
    let values: [String]
  }

  /// Why a row that has nothing wrong in it is left out all the same.
  private func objection(to certificate: MessyCertificate) -> String? {
    if certificate.status == .removed {
      let hasHolder = !(certificate.idNumber.keys + certificate.name.keys).isEmpty
      return hasHolder ? nil : "not clear whose certificate"
    }
    return questions(certificate).isEmpty ? "too few fields are filled" : nil
  }

  /// Decides about the rows with one number.
  private mutating func decide(_ group: [Int]) {
    let rows = group.map { (index: $0, certificate: certificate($0)) }
    var standing: [Int] = []
    var removing: Set<Int> = []
    for (order, row) in rows.enumerated() {
      for question in questions(row.certificate) { answers[question, default: []] += [] }
      let later = rows[(order + 1)...].first { isSame(row.certificate, $0.certificate) }
      if row.certificate.status == .removed {
        fates[row.index].outcome = .removed(something: removing.contains(row.index))
      } else if let later {
        fates[row.index].outcome = .superseded(by: fates[later.index].row.place)
        removing.insert(later.index)
      } else {
        standing.append(row.index)
      }
    }
    for index in standing { answer(certificate(index)) }
    guard standing.count > 1 else { return }
    for (order, index) in standing.enumerated() {
      let other = standing[order == 0 ? 1 : order - 1]
      fates[index].outcome = .twin(of: fates[other].row.place)
    }
  }

  private func certificate(_ index: Int) -> MessyCertificate {
    guard case .right(let certificate) = fates[index].row.meaning else {
      preconditionFailure("only rows that are right are compared")
    }
    return certificate
  }

  /// Whether two rows with one number are of the same certificate.
  func isSame(_ one: MessyCertificate, _ other: MessyCertificate) -> Bool {
    !Set(one.idNumber.keys).isDisjoint(with: other.idNumber.keys)
      || !Set(one.name.keys).isDisjoint(with: other.name.keys)
  }

  private mutating func answer(_ certificate: MessyCertificate) {
    for question in questions(certificate) {
      answers[question, default: []].append(certificate.shown)
    }
  }

  /// All questions that find a certificate.
  func questions(_ certificate: MessyCertificate) -> [Question] {
    definition.keys.enumerated().flatMap { section, key in
      key.fields.reduce([[]]) { (values: [[String]], field) in
        values.flatMap { value in certificate[field].keys.map { value + [$0] } }
      }.map { Question(section: section, values: $0) }
    }
  }
}

extension MessyCertificate {
  subscript(field: Field) -> Spelled {
    switch field {
    case .certificateNumber: number
    case .idNumber: idNumber
    case .name: name
    }
  }

  /// What an index has to show of the certificate.
  var shown: Certificate {
    Certificate(
      batch: Batch(
        issuer: Array(issuer.utf8), occupation: Array(occupation.utf8), level: level.level,
        issued: CivilDate(iso8601: Array(issued.utf8))),
      scores: Scores(
        theory: Score(text: Array(theory.utf8)), practical: Score(text: Array(practical.utf8))),
      isRevoked: status == .revoked)
  }
}
