import CertificateIndex
import TestSupport
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

/// Rows of aliases over messy batches: a build does what a plain model of the rules says, however it is
/// divided.
@Suite struct AliasModelTests {
  private static let definitions = [TestLookup.qualification, TestLookup.skillLevel]

  @Test(arguments: [21, 22, 23], definitions)
  func everyAliasEndsAsTheModelSays(seed: UInt64, definition: LookupDefinition) throws {
    let input = try MessyInput(seed: seed, rowsOfFile: 150)
    var model = AliasModel(ReferenceModel(input.rows, definition: definition), definition)
    let aliases = MessyAliases(seed: seed, of: input)
    for (line, alias) in aliases.rows.enumerated() { model.add(alias, line: line + 2) }
    let index = try BuiltIndex(files: input.files, aliases: aliases.files, definition)
    let report = try index.reportRows.filter { $0[0] == "z.csv" && $0[1] != "" }
    #expect(report.map { "\($0[1]) \($0[2])" } == model.told)
    #expect(Set(model.told.map { $0.split(separator: " ")[1] }).count == 2)
    #expect(index.summary.sources.last?.counts.rows == aliases.rows.count)
    try expectAnswers(of: model, from: try index.reader())
  }

  private func expectAnswers(of model: AliasModel, from reader: IndexReader) throws {
    for (question, expected) in model.answers {
      let found = try reader.payloads(
        section: question.section, values: question.values.map { Array($0.utf8) }
      ).map { "\(try reader.certificate($0))" }
      #expect(found.sorted() == expected.map { "\($0)" }.sorted(), "\(question)")
    }
  }

  @Test(arguments: definitions)
  func everyPlanEntersTheSame(definition: LookupDefinition) throws {
    let input = try MessyInput(seed: 24, rowsOfFile: 100)
    let aliases = MessyAliases(seed: 24, of: input)
    let first = try BuiltIndex(files: input.files, aliases: aliases.files, definition)
    for workers in [1, 3] {
      var plan = BuildPlan()
      plan.workers = workers
      plan.chunkBytes = 1
      plan.partitionBytes = 40_000
      plan.rowPartitionBits = workers
      let other = try BuiltIndex(
        files: input.files, aliases: aliases.files, definition, plan: plan)
      #expect(try other.bytes == first.bytes)
      #expect(try other.report == first.report)
      #expect(other.findings == first.findings)
    }
  }
}

/// A row of aliases: whose certificate it is, and what it is found by besides.
struct MessyAlias {
  var number: Spelled
  var idNumber: Spelled
  var name: Spelled
  var otherIDNumber: Spelled
  var otherName: Spelled

  /// The row as CSV.
  var line: String {
    [number, idNumber, name, otherIDNumber, otherName].map { "\"\($0.typed)\"" }
      .joined(separator: ",") + "\n"
  }
}

/// Rows of aliases, most of certificates that some batch has.
struct MessyAliases {
  private(set) var rows: [MessyAlias] = []

  init(seed: UInt64, of input: MessyInput) {
    var random = SampleRandom(seed: seed)
    let certificates = input.rows.compactMap { row -> MessyCertificate? in
      if case .right(let certificate) = row.meaning { certificate } else { nil }
    }
    for _ in 0..<certificates.count {
      let own = random.pick(certificates)
      let other = random.pick(certificates)
      let holder = random.chance(perMille: 900) ? own : other
      rows.append(
        MessyAlias(
          number: own.number,
          idNumber: random.chance(perMille: 800) ? holder.idNumber : .empty,
          name: random.chance(perMille: 800) ? holder.name : .empty,
          otherIDNumber: random.chance(perMille: 600) ? other.idNumber : .empty,
          otherName: random.chance(perMille: 600)
            ? random.pick([other.name, Spelled("样本旧", "样本旧")]) : .empty))
    }
  }

  /// The rows as a file that comes behind all batches.
  var files: [String: [UInt8]] {
    let header = "certificate_no,id_no,name,other_id_no,other_name\n"
    return ["z.csv": Array((header + rows.map(\.line).joined()).utf8)]
  }
}

/// The rules of aliases once more, slow and plain.
struct AliasModel {
  /// What every key has to find.
  private(set) var answers: [ReferenceModel.Question: [Certificate]]
  /// Line and outcome of the rows that the report has to have one by one.
  private(set) var told: [String] = []

  private let model: ReferenceModel
  private let definition: LookupDefinition
  /// By which questions each row that stands is found.
  private var found: [MessyPlace: Set<ReferenceModel.Question>] = [:]

  init(_ model: ReferenceModel, _ definition: LookupDefinition) {
    self.model = model
    self.definition = definition
    answers = model.answers
    for fate in model.fates where fate.stands {
      found[fate.row.place] = Set(fate.certificate.map(model.questions) ?? [])
    }
  }

  mutating func add(_ alias: MessyAlias, line: Int) {
    switch subject(of: alias) {
    case nil: told.append("\(line) rejected")
    case .removed: told.append("\(line) superseded")
    case .standing(let fate):
      guard let certificate = fate.certificate, !lacksAField(alias, beside: certificate) else {
        return told.append("\(line) rejected")
      }
      let new = questions(alias, of: certificate).subtracting(found[fate.row.place] ?? [])
      found[fate.row.place]?.formUnion(new)
      for question in new { answers[question, default: []].append(certificate.shown) }
      if new.isEmpty { told.append("\(line) superseded") }
    }
  }

  private enum Subject {
    case standing(ReferenceModel.Fate)
    case removed
  }

  /// What the row is about; nil where it is rejected.
  private func subject(of alias: MessyAlias) -> Subject? {
    guard !(alias.otherIDNumber.keys + alias.otherName.keys).isEmpty else { return nil }
    let rows = model.fates.filter {
      $0.certificate.map { $0.number.keys == alias.number.keys } ?? false && $0.isRead
    }
    let matching = rows.filter { $0.certificate.map { names(alias, $0) } ?? false }
    let standing = matching.filter(\.stands)
    if standing.count > 1 { return nil }
    if let one = standing.first { return .standing(one) }
    return matching.contains { endsRemoved($0, rows) } ? .removed : nil
  }

  /// Whether the holder of an alias is the certificate's, as far as the alias says.
  private func names(_ alias: MessyAlias, _ certificate: MessyCertificate) -> Bool {
    func agree(_ one: Spelled, _ other: Spelled) -> Bool {
      one.keys.isEmpty || !Set(one.keys).isDisjoint(with: other.keys)
    }
    return agree(alias.idNumber, certificate.idNumber) && agree(alias.name, certificate.name)
  }

  /// Whether a row has come to an end by a removal that is the last word.
  private func endsRemoved(_ fate: ReferenceModel.Fate, _ rows: [ReferenceModel.Fate]) -> Bool {
    guard let own = fate.certificate,
      let later = rows.first(where: { row in
        guard let other = row.certificate, rows.order(of: row) > rows.order(of: fate) else {
          return false
        }
        return model.isSame(own, other)
      })
    else { return fate.certificate?.status == .removed }
    return endsRemoved(later, rows)
  }

  private func lacksAField(_ alias: MessyAlias, beside certificate: MessyCertificate) -> Bool {
    let both = FieldSet(.idNumber).union(FieldSet(.name))
    guard definition.keys.contains(where: { $0.isSuperset(of: both) }) else { return false }
    func lacks(_ other: Spelled, _ own: Spelled, _ has: Spelled) -> Bool {
      !other.keys.isEmpty && own.keys.isEmpty && !has.keys.isEmpty
    }
    return lacks(alias.otherIDNumber, alias.name, certificate.name)
      || lacks(alias.otherName, alias.idNumber, certificate.idNumber)
  }

  /// All questions of the certificate with what the row says added.
  private func questions(
    _ alias: MessyAlias, of certificate: MessyCertificate
  ) -> Set<ReferenceModel.Question> {
    var wider = certificate
    wider.idNumber = Spelled(all: alias.idNumber.keys + alias.otherIDNumber.keys)
    wider.name = Spelled(all: alias.name.keys + alias.otherName.keys)
    let own = Set(ownQuestions(alias, of: certificate))
    return Set(model.questions(wider)).subtracting(own)
  }

  /// Questions of what the row says of the holder, without its aliases.
  private func ownQuestions(
    _ alias: MessyAlias, of certificate: MessyCertificate
  ) -> [ReferenceModel.Question] {
    var own = certificate
    own.idNumber = alias.idNumber
    own.name = alias.name
    return model.questions(own)
  }
}

extension Spelled {
  fileprivate init(all keys: [String]) {
    self.init(typed: "", keys: keys)
  }
}

extension ReferenceModel.Fate {
  fileprivate var certificate: MessyCertificate? {
    if case .right(let certificate) = row.meaning { certificate } else { nil }
  }

  fileprivate var stands: Bool {
    switch outcome {
    case .indexed, .twin: true
    default: false
    }
  }

  fileprivate var isRead: Bool {
    if case .rejected = outcome { false } else { true }
  }
}

extension [ReferenceModel.Fate] {
  /// The place of a row among these.
  fileprivate func order(of fate: ReferenceModel.Fate) -> Int {
    firstIndex { $0.row.place == fate.row.place } ?? endIndex
  }
}
