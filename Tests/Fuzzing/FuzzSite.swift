import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import RequestLimits

@testable import IndexBuilder

/// A site whose page and texts hold none of the characters of markup, so that each one in an answer has
/// come from outside.
enum FuzzSite {
  static let key = MasterKey(bits: Bits128(first: 0x6f73_7461, second: 0x6675_7a7a))

  static let definition = LookupDefinition(
    id: Array("qualification".utf8),
    keys: [
      [FieldSet(.certificateNumber), FieldSet(.idNumber)],
      [FieldSet(.certificateNumber), FieldSet(.name)], [FieldSet(.idNumber), FieldSet(.name)],
    ], columns: Column.allCases)

  static let access = AccessSettings(
    allowsHTTP: false, hosts: [Array("www.example.org".utf8)], formOrigin: [],
    trustedProxies: ["10.0.0.0/8", "2001:db8::/32"].compactMap { AddressBlock(Array($0.utf8)) },
    limits: .usual)

  static let day = mustSucceed("a day") {
    guard let day = CivilDate(year: 2020, month: 10, day: 28) else { throw CocoaError(.formatting) }
    return day
  }

  // MARK: The answer page

  static let pageFile = AnswerPage.file(
    AnswerPageSource(
      minimumAsOf: nil, parts: { _ in everySlot }, messages: { Array("\($0.key)".utf8) },
      fieldLabels: { Array("\($0.key)".utf8) }, columnLabels: { Array("\($0.key)".utf8) },
      status: { Array(($0 ? "revoked" : "valid").utf8) }, access: access,
      regions: [region],
      lookups: [
        LookupSource(
          definition: definition, title: Array("title".utf8), form: everySlot,
          numbers: .qualification, isCovered: true, levels: { Array("level \($0.rawValue)".utf8) })
      ]))

  static let page = mustSucceed("the page") { try AnswerPage(file: pageFile) }

  private static let everySlot = Fragment(
    template: Slot.allCases.flatMap { [UInt8(ascii: "|")] + Fragment.place($0) })

  private static let region = Region(
    names: [Array("四川".utf8)],
    years: CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2019, last: 2019)
  ) { text in
    switch text {
    case .coverageJSON, .contactsJSON: Array("[]".utf8)
    default: Array("text".utf8)
    }
  }

  // MARK: The index

  static let batch = """
    certificate_no,id_no,name,occupation,level,issuer,issued,theory,practical,status
    1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所,2013-08-19,80,90.5,
    1300001000400002,000101199001010010,样本甲,电工,3,样本鉴定所,2014-08-19,,,revoked
    1300001000400003,000101199001010029,样本乙,焊工,4,样本评价所,2013-08-19,优秀,合格,

    """

  /// The bytes of the index of the batch.
  static let index = mustSucceed("the index") {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "osta-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { mustSucceed("removing") { try FileManager.default.removeItem(at: folder) } }
    let input = folder.appending(path: "batch.csv")
    let output = folder.appending(path: "test.idx")
    try Data(batch.utf8).write(to: input)
    var build = IndexBuild(
      definition: definition, keys: KeyRing(key), asOf: day, inputs: [.file(path: input.path)],
      output: output.path)
    build.plan.workers = 1
    _ = try build.run { _ in }
    return [UInt8](try Data(contentsOf: output))
  }

  /// A question to the lookup.
  static func query(_ body: String) -> Query {
    mustSucceed("the question") {
      guard let fields = FormFields(body: Array(body.utf8)),
        let form = TypedForm(fields, page: page)
      else { throw CocoaError(.formatting) }
      return try form.query()
    }
  }
}
