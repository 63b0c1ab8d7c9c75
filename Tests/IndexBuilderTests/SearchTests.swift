import AnswerPage
import CSV
import CertificateIndex
import Foundation
import IndexBuilder
import LookupCGI
import RequestLimits
import SampleCertificates
import TestSupport
import Testing

/// Every combination of fields of both lookups, compared with a plain search over the CSV.
@Suite struct SearchTests {
  /// A row of the CSV as text.
  private struct Row {
    let facts: [Field: String]
    let shown: [String]
  }

  private func samples(_ kind: SampleKind, count: Int) -> String {
    var samples = SampleCertificates(kind, seed: 7)
    return SampleCertificates.header + (0..<count).map { _ in samples.next() }.joined()
  }

  private func rows(_ csv: String) -> [Row] {
    CSVTable(bytes: Array(csv.utf8)).rows.map { row in
      Row(
        facts: [
          .certificateNumber: row.fields[0], .idNumber: row.fields[2], .name: row.fields[3],
        ],
        shown: Array(row.fields[4...]))
    }
  }

  @Test(arguments: [
    (SampleKind.qualification, TestLookup.qualification), (.skillLevel, TestLookup.skillLevel),
  ])
  func indexAnswersAsAPlainSearchDoes(kind: SampleKind, definition: LookupDefinition) throws {
    let csv = samples(kind, count: 400)
    let rows = rows(csv)
    let index = try BuiltIndex(files: ["batch.csv": Array(csv.utf8)], definition)
    let reader = try index.reader()
    let page = try AnswerPage(file: AnswerPage.file(.plain([definition])))
    for (number, row) in rows.enumerated() where number % 4 == 0 {
      let stranger = rows[(number + 137) % rows.count]
      for question in questions(row, stranger) {
        try check(question, rows: rows, reader: reader, page: page, definition: definition)
      }
    }
  }

  /// All fields of a row, each left out, as it is, or another's.
  private func questions(_ row: Row, _ stranger: Row) -> [[Field: String]] {
    var questions: [[Field: String]] = [[:]]
    for field in Field.allCases {
      questions = questions.flatMap { question in
        [nil, row.facts[field], stranger.facts[field]].map { value in
          question.merging(value.map { [field: $0] } ?? [:]) { $1 }
        }
      }
    }
    return questions
  }

  private func check(
    _ question: [Field: String], rows: [Row], reader: IndexReader, page: AnswerPage,
    definition: LookupDefinition
  ) throws {
    let asked = FieldSet(Array(question.keys))
    let form = try typedForm(question, page: page, definition: definition)
    guard definition.keys.contains(where: { $0.isSubset(of: asked) }) else {
      #expect(throws: FormProblems.self) { try form.query() }
      return
    }
    let expected = rows.filter { row in
      question.allSatisfy { field, value in row.facts[field] == value }
    }
    let found = try reader.search(form.query()).certificates
    #expect(sorted(found.map(shown)) == sorted(expected.map(\.shown)), "\(question)")
  }

  private func sorted(_ rows: [[String]]) -> [String] {
    rows.map { $0.joined(separator: ",") }.sorted()
  }

  /// The columns of a certificate as the CSV writes them.
  private func shown(_ certificate: Certificate) -> [String] {
    func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
    return [
      text(certificate.batch.occupation), certificate.batch.level.map { "\($0.rawValue)" } ?? "",
      text(certificate.batch.issuer), text(certificate.batch.issued?.iso8601),
      text(certificate.scores.theory?.text), text(certificate.scores.practical?.text),
      certificate.isRevoked ? "revoked" : "valid",
    ]
  }

  @Test func factsOfTwoPeopleWithOneNumberAreNotMixed() throws {
    let rows = """
      1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所,2013-08-19,,,valid
      1300001000400001,000101199001010029,样本乙,焊工,4,样本鉴定所,2013-08-19,,,valid

      """
    let reader = try BuiltIndex(rows: rows, definition: TestLookup.skillLevel).reader()
    let page = try AnswerPage(file: AnswerPage.file(.plain([TestLookup.skillLevel])))
    let own: [Field: String] = [
      .certificateNumber: "1300001000400001", .idNumber: "000101199001010010", .name: "样本甲",
    ]
    let mixed = own.merging([.name: "样本乙"]) { $1 }
    func count(_ question: [Field: String]) throws -> Int {
      try reader.search(
        typedForm(question, page: page, definition: TestLookup.skillLevel).query()
      ).certificates.count
    }
    #expect(try count(own) == 1)
    #expect(try count(mixed) == 0)
  }
}

extension AnswerPageSource {
  /// A page with lookups and without any text.
  static func plain(_ definitions: [LookupDefinition]) -> AnswerPageSource {
    AnswerPageSource(
      minimumAsOf: nil, parts: { _ in Fragment(template: []) }, messages: { _ in [] },
      fieldLabels: { _ in [] }, columnLabels: { _ in [] }, status: { _ in [] },
      access: AccessSettings(
        allowsHTTP: true, hosts: [], formOrigin: [], trustedProxies: [], limits: .usual),
      regions: [],
      lookups: definitions.map { definition in
        LookupSource(
          definition: definition, title: [], form: Fragment(template: []), levels: { _ in [] })
      })
  }
}
