import AnswerPage
import CertificateIndex
import RequestLimits

/// A small answer page in which every text is different.
struct SamplePage {
  /// The page of the current texts as its file.
  var file: [UInt8] { AnswerPage.file(source) }

  /// The oldest data that may be answered from.
  var minimumAsOf: CivilDate?

  /// The lookups' ids.
  var lookups = ["first", "second"]

  /// Who may ask, and how often.
  var access = AccessSettings(
    allowsHTTP: true, hosts: [text("www.example.org"), text("lookup.example.org")],
    formOrigin: text("https://lookup.example.org"),
    trustedProxies: [AddressBlock(of: NetworkAddress(high: 0, low: 1), length: 128)],
    limits: LimitSettings(soft: 1, hard: 2, everybody: 3, work: 4, wait: 5))

  /// What public tables say.
  var regions: [Region] = []

  private var source: AnswerPageSource {
    AnswerPageSource(
      minimumAsOf: minimumAsOf, parts: { Fragment(template: text("part \($0.key)")) },
      messages: { text("message \($0.key)") }, fieldLabels: { text("field \($0.key)") },
      columnLabels: { text("column \($0.key)") }, status: { $0 ? text("revoked") : [] },
      access: access, regions: regions,
      lookups: lookups.map(lookup))
  }

  private func lookup(_ id: String) -> LookupSource {
    LookupSource(
      definition: definition(id), title: text("title \(id)"),
      form: Fragment(template: text("form \(id) ") + Fragment.place(.name)),
      numbers: id == "first" ? .qualification : nil, isCovered: id == "second",
      levels: { text("level \($0.rawValue) \(id)") })
  }

  /// The definition of the lookup with an id.
  func definition(_ id: String) -> LookupDefinition {
    LookupDefinition(
      id: text(id), keys: [[FieldSet(.certificateNumber), FieldSet(.name)]],
      columns: [.level, .status])
  }
}

/// The bytes of a text.
func text(_ text: String) -> [UInt8] { Array(text.utf8) }
