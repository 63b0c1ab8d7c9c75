import CertificateIndex
import Foundation
import QueryFields
import TestSupport
import Testing
import TextEncoding

@testable import IndexBuilder

/// The two lookups of the site as the tests know them.
enum TestLookup {
  static let qualification = LookupDefinition(
    id: Array("qualification".utf8),
    keys: [
      [.certificateNumber, .idNumber], [.certificateNumber, .name], [.idNumber, .name],
    ].map { (fields: [Field]) in FieldSet(fields) },
    columns: Column.allCases)
  static let skillLevel = LookupDefinition(
    id: Array("skill-level".utf8),
    keys: [[.certificateNumber, .idNumber], [.certificateNumber, .name]]
      .map { (fields: [Field]) in FieldSet(fields) },
    columns: Column.allCases)
}

extension FieldSet {
  init(_ fields: [Field]) {
    self = fields.reduce(FieldSet()) { $0.union(FieldSet($1)) }
  }
}

/// An index that was built for one test, and what the build said.
final class BuiltIndex {
  static let key = MasterKey(bits: Bits128(first: 0x0706_0504_0302_0100, second: 42))
  static let header =
    "certificate_no,id_no,name,occupation,level,issuer,issued,theory,practical,status\n"

  let folder: TemporaryFolder
  let summary: IndexBuildSummary
  private let asOf: CivilDate
  let findings: [String]

  var path: String { folder["test.idx"].path }

  /// Builds from rows behind the usual header.
  convenience init(
    rows: String, definition: LookupDefinition = TestLookup.qualification,
    key: MasterKey = BuiltIndex.key
  ) throws {
    try self.init(files: ["batch.csv": Array((BuiltIndex.header + rows).utf8)], definition, key)
  }

  /// Builds from rows behind the usual header, and from aliases with a header of their own.
  convenience init(
    rows: String, aliases: String, definition: LookupDefinition = TestLookup.qualification
  ) throws {
    try self.init(
      files: ["batch.csv": Array((BuiltIndex.header + rows).utf8)],
      aliases: ["aliases.csv": Array(aliases.utf8)], definition)
  }

  /// Builds from whole files, in order of their names.
  init(
    files: [String: [UInt8]], aliases: [String: [UInt8]] = [:],
    _ definition: LookupDefinition = TestLookup.qualification,
    _ key: MasterKey = BuiltIndex.key, asOf: String = "2020-10-28", plan: BuildPlan = BuildPlan(),
    encoding: TextEncoding? = nil
  ) throws {
    folder = try TemporaryFolder()
    for (name, bytes) in files.merging(aliases, uniquingKeysWith: { $1 }) {
      try folder.write(bytes, to: name)
    }
    let place = folder.url.path + "/"
    self.asOf = try #require(CivilDate(iso8601: Array(asOf.utf8)))
    var build = IndexBuild(
      definition: definition, keys: KeyRing(key), asOf: self.asOf,
      inputs: files.keys.sorted().map { .file(path: place + $0) },
      aliases: aliases.keys.sorted().map { .file(path: place + $0) }, encoding: encoding,
      output: place + "test.idx",
      report: place + "report.csv", rule: ReplacementRule(expected: 0))
    build.plan = plan
    var findings: [String] = []
    summary = try build.run { finding in
      findings.append(finding.description.replacing(place, with: ""))
    }
    self.findings = findings
  }

  /// Builds from the folder's `batch.csv` over the index that is there.
  func buildAgain(rule: ReplacementRule = ReplacementRule()) throws(IndexBuildError) {
    _ = try IndexBuild(
      definition: TestLookup.qualification, keys: KeyRing(BuiltIndex.key),
      asOf: asOf, inputs: [.file(path: folder["batch.csv"].path)], output: path, rule: rule
    ).run { _ in }
  }

  /// The report's lines behind its header, without the folder's path.
  var report: [String] {
    get throws {
      String(decoding: try folder.read("report.csv"), as: UTF8.self)
        .replacing(folder.url.path + "/", with: "").split(separator: "\n").dropFirst().map(
          String.init)
    }
  }

  var bytes: [UInt8] {
    get throws { try folder.read("test.idx") }
  }

  func reader(key: MasterKey = BuiltIndex.key) throws -> IndexReader {
    try IndexReader(path: Array(path.utf8), key: key)
  }

  /// What is found under the normalised values of one key.
  func certificates(_ fields: [Field], _ values: [String]) throws -> [Certificate] {
    let reader = try reader()
    let section = try #require(reader.header.definition.keys.firstIndex(of: FieldSet(fields)))
    return try reader.payloads(section: section, values: values.map { Array($0.utf8) })
      .map { try reader.certificate($0) }
  }
}
