import CSV
import CertificateIndex
import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

/// However a build is divided among workers, blocks, chunks and partitions, it does the same, and that is
/// what a plain model of the rules does.
@Suite struct EquivalenceTests {
  /// A lookup whose certificates are not found by their number at all.
  private static let byPerson = LookupDefinition(
    id: Array("by-person".utf8), keys: [FieldSet([.idNumber, .name])],
    columns: Column.allCases)

  private static let definitions = [TestLookup.qualification, TestLookup.skillLevel, byPerson]

  /// Plans that bring every way through the builder; the first one is the usual one.
  private static let plans: [BuildPlan] = {
    var plans = [BuildPlan](repeating: BuildPlan(), count: 8)
    for (plan, workers) in [1, 2, 5, 3, 2, 2, 5, 5].enumerated() {
      plans[plan].workers = workers
      if plan > 0 { plans[plan].leastEntryPartitionBits = plan }
    }
    for plan in [3, 7] { plans[plan].blockBytes = 70_000 }
    for plan in [4, 7] { plans[plan].chunkBytes = 1 }
    for plan in [5, 7] { plans[plan].partitionBytes = 40_000 }
    (plans[5].rowPartitionBits, plans[5].leastEntryPartitionBits) = (0, 0)
    (plans[6].rowPartitionBits, plans[6].leastEntryPartitionBits) = (12, 9)
    (plans[7].rowPartitionBits, plans[7].leastEntryPartitionBits) = (1, 2)
    return plans
  }()

  @Test(arguments: [1, 2], definitions)
  func everyPlanGivesTheSameIndexAndReport(seed: UInt64, definition: LookupDefinition) throws {
    let input = try MessyInput(seed: seed, rowsOfFile: 200)
    let first = try BuiltIndex(files: input.files, definition, plan: Self.plans[0])
    for plan in Self.plans.dropFirst() {
      let other = try BuiltIndex(files: input.files, definition, plan: plan)
      #expect(try other.bytes == first.bytes, "\(plan)")
      #expect(try other.report == first.report, "\(plan)")
      #expect(other.findings == first.findings, "\(plan)")
      #expect(try other.folder.files() == first.folder.files(), "\(plan)")
    }
  }

  @Test(arguments: [4, 5, 6], definitions)
  func everyRowEndsAsTheModelSays(seed: UInt64, definition: LookupDefinition) throws {
    let input = try MessyInput(seed: seed, rowsOfFile: 250)
    let model = ReferenceModel(input.rows, definition: definition)
    let index = try BuiltIndex(files: input.files, definition, plan: Self.plans[7])
    try expect(try index.reportRows, of: model)
    expect(index.findings, of: model)
  }

  @Test(arguments: [8, 9], definitions)
  func everyKeyFindsWhatTheModelSays(seed: UInt64, definition: LookupDefinition) throws {
    let input = try MessyInput(seed: seed, rowsOfFile: 250)
    let model = ReferenceModel(input.rows, definition: definition)
    let index = try BuiltIndex(files: input.files, definition, plan: Self.plans[7])
    let reader = try index.reader()
    try reader.verify()
    let mayFindMany = !definition.requiredFields.contains(.certificateNumber)
    #expect(!mayFindMany || model.answers.values.contains { $0.count > 1 })
    #expect(model.answers.values.contains { $0.isEmpty })
    for (question, expected) in model.answers {
      let found = try reader.payloads(
        section: question.section, values: question.values.map { Array($0.utf8) }
      ).map { try reader.certificate($0) }
      #expect(found.sorted(by: precedes) == expected.sorted(by: precedes), "\(question)")
      let days = found.map { $0.batch.issued?.packed ?? 0 }
      #expect(days == days.sorted(by: >), "the newest first: \(question)")
    }
  }

  private func precedes(_ one: Certificate, _ other: Certificate) -> Bool {
    "\(one)" < "\(other)"
  }

  /// Compares the lines about single rows; what is said of files follows from them.
  private func expect(_ report: [[String]], of model: ReferenceModel) throws {
    let fates = model.fates.filter { $0.outcome != .indexed }
    let rows = report.filter { $0[1] != "" }
    try #require(rows.count == fates.count)
    for (row, fate) in zip(rows, fates) {
      let (outcome, other) = fate.outcome.reported
      let place = fate.row.place
      #expect(Array(row[..<3]) == [place.file, "\(place.line)", outcome])
      #expect(Array(row[4...]) == [other?.file ?? "", other.map { "\($0.line)" } ?? "", "1"])
      #expect(row[3].contains(fate.outcome.words), "\(fate)")
    }
  }

  private func expect(_ findings: [String], of model: ReferenceModel) {
    let told = model.fates.compactMap(\.told)
    #expect(told.count > IndexBuild.mostNotes)
    #expect(findings.count == IndexBuild.mostNotes)
    for (finding, told) in zip(findings, told) {
      #expect(finding.hasPrefix(told), "\(finding)")
    }
  }
}

extension LookupDefinition: CustomTestStringConvertible {
  /// The lookup's id.
  package var testDescription: String { String(decoding: id, as: UTF8.self) }
}

extension BuiltIndex {
  /// The fields of the report's lines behind its header, without the folder's path.
  var reportRows: [[String]] {
    get throws {
      let table = CSVTable(bytes: try folder.read("report.csv"))
      #expect(table.errors.isEmpty)
      return table.rows.map { row in
        row.fields.map { $0.replacing(folder.url.path + "/", with: "") }
      }
    }
  }
}

extension ReferenceModel.Outcome {
  /// The outcome's word in a report, and the row that replaced this one.
  fileprivate var reported: (String, MessyPlace?) {
    switch self {
    case .indexed, .twin: ("indexed", nil)
    case .superseded(let place): ("superseded", place)
    case .removed: ("removed", nil)
    case .rejected: ("rejected", nil)
    }
  }

  /// A part of the reason that a report has to give.
  fileprivate var words: String {
    switch self {
    case .indexed: ""
    case .twin(let other): "\(other.file):\(other.line) has the same number"
    case .superseded: "a later row"
    case .removed(let something):
      something ? "removes the certificate of earlier rows" : "no earlier row has the certificate"
    case .rejected(_, let words): words
    }
  }
}

extension ReferenceModel.Fate {
  /// How the finding has to begin; nil where there is none.
  fileprivate var told: String? {
    let place = "\(row.place.file):\(row.place.line)"
    switch outcome {
    case .rejected(let field, _): return "\(place):\(field): error: "
    case .twin: return "\(place):\(row.numberField): warning: "
    default: return nil
    }
  }
}
