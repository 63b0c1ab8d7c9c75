import AnswerPage
import CertificateIndex
import LookupCGI
import QueryFields
import SampleCertificates
import Testing

@testable import IndexBuilder

/// For every record each way of typing a field finds it, and a field that is changed by one character does
/// not: from the CSV through the builder and the form to the answer.
@Suite struct EveryTypingTests {
  /// A certificate by the ways of typing its fields.
  private struct Record {
    let fields: [Field: Typings]
    let issued: String

    /// The certificate as a batch may have it.
    func row(spelling: Int) -> String {
      func cell(_ field: Field) -> String {
        let all = fields[field]?.all ?? [""]
        return "\"" + all[spelling % all.count] + "\""
      }
      return [cell(.certificateNumber), cell(.idNumber), cell(.name)].joined(separator: ",")
        + ",焊工,4,样本鉴定所,\(issued),,,\n"
    }
  }

  /// Each awkward value of a field with some values of the others.
  private static let awkward: [Record] = (0..<22).map { number in
    func pick(_ typings: [Typings], _ step: Int) -> Typings {
      typings[(number + number / typings.count * step) % typings.count]
    }
    return Record(
      fields: [
        .certificateNumber: pick(AwkwardFields.certificateNumbers, 0),
        .idNumber: pick(AwkwardFields.idNumbers, 0), .name: pick(AwkwardFields.names, 1),
      ],
      issued: "\(1990 + number)-01-01")
  }

  private static let samples: [Record] = {
    var samples = SampleCertificates(.qualification, seed: 11)
    return (0..<8).map { number in
      let cells = samples.next().split(separator: ",", omittingEmptySubsequences: false)
      return Record(
        fields: [
          .certificateNumber: Typings(String(cells[0])).withEverySpelling(),
          .idNumber: Typings(String(cells[2])).withEverySpelling(),
          .name: Typings(String(cells[3])),
        ],
        issued: "\(1990 + number)-01-01")
    }
  }()

  /// Asks one index one question after another.
  private struct Desk {
    let index: BuiltIndex
    let reader: IndexReader
    let page: AnswerPage
    let definition: LookupDefinition

    init(_ records: [Record], spelling: Int, _ definition: LookupDefinition) throws {
      index = try BuiltIndex(
        rows: records.map { $0.row(spelling: spelling) }.joined(), definition: definition)
      try #require(index.summary.total.rejected == 0)
      reader = try index.reader()
      page = try AnswerPage(file: AnswerPage.file(.plain([definition])))
      self.definition = definition
    }

    /// Whether exactly one certificate of the day is found.
    func finds(_ facts: [Field: String], issued: String) throws -> Bool {
      let query = try typedForm(facts, page: page, definition: definition).query()
      let day = CivilDate(iso8601: Array(issued.utf8))
      return try reader.search(query).certificates.count { $0.batch.issued == day } == 1
    }
  }

  /// Records, the spelling that their batch has, and the lookup.
  private static let builds = [
    (awkward, 0, TestLookup.qualification), (awkward, 1, TestLookup.qualification),
    (awkward, 5, TestLookup.skillLevel), (samples, 0, TestLookup.skillLevel),
  ]

  @Test(arguments: builds.indices) func everyWayOfTypingFinds(build: Int) throws {
    let (records, spelling, definition) = Self.builds[build]
    let desk = try Desk(records, spelling: spelling, definition)
    for record in records {
      let usual = record.fields.mapValues(\.usual)
      #expect(try desk.finds(usual, issued: record.issued), "\(usual)")
      for (field, typings) in record.fields {
        for (number, typed) in typings.all.enumerated() {
          let keys = definition.keys.filter { $0.contains(field) }
          let key = keys[number % keys.count]
          var facts = usual.filter { key.contains($0.key) }
          facts[field] = typed
          let found = try desk.finds(facts, issued: record.issued)
          #expect(found, "\(facts) \(typed.unicodeScalars.map { $0.escaped(asASCII: true) })")
        }
      }
    }
  }

  @Test(arguments: [0, 3]) func fieldChangedByOneCharacterDoesNotFind(build: Int) throws {
    let (records, spelling, definition) = Self.builds[build]
    let desk = try Desk(records, spelling: spelling, definition)
    for record in records {
      for (field, typings) in record.fields {
        for (number, changed) in typings.changed.enumerated() {
          let keys = definition.keys.filter { $0.contains(field) }
          let key = keys[number % keys.count]
          var facts = record.fields.mapValues(\.usual).filter { key.contains($0.key) }
          facts[field] = changed
          #expect(try !desk.finds(facts, issued: record.issued), "\(facts)")
        }
      }
    }
  }
}
