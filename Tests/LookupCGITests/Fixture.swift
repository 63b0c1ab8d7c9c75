import AnswerPage
import CertificateIndex
import LookupCGI
import RequestLimits
import Testing

/// A site with both kinds of lookups, whose page shows every slot between brackets of its own.
enum Fixture {
  /// Any two of three fields.
  static let qualification = LookupDefinition(
    id: bytes("qualification"), keys: [numberAndID, numberAndName, idAndName],
    columns: [.occupation, .level, .issuer, .issued, .theory, .practical, .status])

  /// The certificate's number and one more field.
  static let skillLevel = LookupDefinition(
    id: bytes("skill-level"), keys: [numberAndID, numberAndName], columns: [.level, .occupation])

  private static let numberAndID: FieldSet = [FieldSet(.certificateNumber), FieldSet(.idNumber)]
  private static let numberAndName: FieldSet = [FieldSet(.certificateNumber), FieldSet(.name)]
  private static let idAndName: FieldSet = [FieldSet(.idNumber), FieldSet(.name)]

  /// The page of the site.
  static func page() throws(AnswerPageError) -> AnswerPage {
    try AnswerPage(file: file)
  }

  /// The page of the site as its file.
  static var file: [UInt8] {
    AnswerPage.file(
      AnswerPageSource(
        minimumAsOf: nil, parts: { fragment(of: $0) }, messages: { message(of: $0) },
        fieldLabels: { bytes("\($0.key)") }, columnLabels: { bytes("\($0.key)") },
        status: { bytes($0 ? "revoked" : "valid") },
        access: access, regions: regions,
        lookups: [lookup(qualification), lookup(skillLevel)]))
  }

  /// Who may ask.
  static let access = AccessSettings(
    allowsHTTP: false, hosts: [bytes("www.example.org"), bytes("lookup.example.org")],
    formOrigin: bytes("https://lookup.example.org"),
    trustedProxies: ["192.0.2.0/24", "2001:db8::/64"].compactMap { AddressBlock(bytes($0)) },
    limits: .usual)

  /// The country and two provinces, one of which has a contact.
  static let regions = [
    region("all", years: CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2019, last: 2020)),
    region(
      "四川", "四川省", years: CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2019, last: 2019),
      contact: "{contact}"),
    region(
      "内蒙古", "内蒙", "内蒙古自治区",
      years: CoveredYears(first: 2000, firstWhole: 2000, lastWhole: 2014, last: 2015)),
  ]

  private static func region(
    _ names: String..., years: CoveredYears, contact: String = ""
  ) -> Region {
    Region(names: names.map(bytes), years: years) { text in
      switch text {
      case .first: bytes("\(years.first).1")
      case .last: bytes("\(years.last).6")
      case .range: bytes("<range of \(names[0])>")
      case .contact: bytes(contact)
      case .coverageJSON: bytes(#"{"of":"\#(names[0])"}"#)
      case .contactsJSON: bytes(#"["\#(names[0])"]"#)
      }
    }
  }

  private static func lookup(_ definition: LookupDefinition) -> LookupSource {
    LookupSource(
      definition: definition, title: definition.id,
      form: fragment("{form ‹certificateNumber›|‹name›‹province›‹year›‹unfolded›}"),
      numbers: definition == skillLevel ? .skillLevel : .qualification,
      isCovered: definition == qualification,
      levels: { $0 == .chief ? [] : bytes("level \($0.rawValue)") })
  }

  /// A message that says its key and all that is filled in.
  private static func message(of message: Message) -> [UInt8] {
    message.places.reduce(bytes("<\(message.key)")) { $0 + bytes(" ") + Fragment.place($1) }
      + bytes(">")
  }

  private static func fragment(of part: Part) -> Fragment {
    switch part {
    case .shell: fragment("{‹result›|‹title›|‹body›}")
    case .found: fragment("found ‹count› ‹asked›‹certificates›as of ‹asOf›")
    case .certificate: fragment("{certificate ‹ordinal› ‹rows›}")
    case .revokedCertificate: fragment("{REVOKED ‹ordinal› ‹rows›}")
    case .row: fragment("[‹label›=‹value›]")
    case .none:
      fragment("none ‹asked›‹hints›{again‹unfolded› ‹form›}‹coverage›‹contact›as of ‹asOf›")
    case .hints: fragment("{hints ‹hints›}")
    case .notes: fragment("{notes ‹hints›}")
    case .hint: fragment("(‹label›:‹message›)")
    case .otherLookup: fragment("(‹label›:‹message›→‹otherForm›)")
    case .coverage: fragment("{coverage ‹message› ‹value›}")
    case .uncovered: fragment("{uncovered}")
    case .invalid: fragment("invalid ‹problems›‹form›")
    case .problem: fragment("(‹label›:‹message›)")
    case .busy, .limited:
      fragment("\(part.key) ‹ticket› ‹target› ‹wait› ‹ready›")
    default: Fragment(template: bytes("\(part.key) page"))
    }
  }

  /// A fragment from a text with slots by their names, such as `‹title›`.
  private static func fragment(_ text: String) -> Fragment {
    Fragment(
      template: Slot.allCases.reduce(bytes(text)) { template, slot in
        template.replacing(bytes("‹\(slot.key)›"), with: Fragment.place(slot))
      })
  }

  /// The form that a body is, if it is one.
  static func form(_ body: String) throws -> TypedForm {
    let fields = try #require(FormFields(body: bytes(body)))
    return try #require(TypedForm(fields, page: try page()))
  }

  /// The year of today in tests.
  static let thisYear = 2026

  /// The answer that nothing was found for a form.
  static func nothing(_ body: String) throws -> Answer {
    let form = try form(body)
    let asOf = try #require(CivilDate(year: 2020, month: 10, day: 28))
    return .nothing(Nothing(form: form, asOf: asOf, thisYear: thisYear))
  }

  /// The page's HTML without its shell's brackets, for an answer.
  static func html(_ answer: Answer) throws -> String {
    String(decoding: try page().response(answer, as: .html).body, as: UTF8.self)
  }

  /// The answer to a form that has to be corrected.
  static func correction(of body: String) throws -> String {
    let form = try form(body)
    do throws(FormProblems) {
      _ = try form.query()
    } catch {
      return try html(.problems(form, error))
    }
    Issue.record("there is nothing to correct")
    return ""
  }
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
