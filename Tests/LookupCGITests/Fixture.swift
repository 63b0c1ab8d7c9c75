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
        minimumAsOf: nil, parts: { fragment(of: $0) }, messages: { bytes("<\($0.key)>") },
        fieldLabels: { bytes("\($0.key)") }, columnLabels: { bytes("\($0.key)") },
        status: { bytes($0 ? "revoked" : "valid") },
        access: access, guidance: guidance,
        lookups: [lookup(qualification), lookup(skillLevel)]))
  }

  /// Who may ask.
  static let access = AccessSettings(
    allowsHTTP: false, hosts: [bytes("www.example.org"), bytes("lookup.example.org")],
    formOrigin: bytes("https://lookup.example.org"),
    trustedProxies: ["192.0.2.0/24", "2001:db8::/64"].compactMap { AddressBlock(bytes($0)) },
    limits: .usual)

  /// Two provinces, one of which has a contact, and a telephone for all.
  static let guidance = GuidanceSource(
    asOf: CivilDate(year: 2020, month: 10, day: 28),
    desks: [Guidance.Desk(label: bytes("desk"), number: bytes("010-0"))],
    contactColumns: [
      Guidance.ContactColumn(key: bytes("unit"), label: bytes("Unit")),
      Guidance.ContactColumn(key: bytes("phone"), label: bytes("Phone")),
    ],
    regions: [
      region(["四川", "四川省"], (1992, 1), (2019, 12), contact: ["centre", "028-0"]),
      region(["内蒙古", "内蒙", "内蒙古自治区"], (2000, nil), (2015, 6)),
    ].compactMap { $0 })

  private static func region(
    _ names: [String], _ first: (Int, Int?), _ last: (Int, Int?), contact: [String] = []
  ) -> Region? {
    guard let first = TableMonth(year: first.0, month: first.1),
      let last = TableMonth(year: last.0, month: last.1)
    else { return nil }
    return Region(
      names: names.map(bytes), coverage: Coverage(first: first, last: last),
      contact: contact.map(bytes))
  }

  private static func lookup(_ definition: LookupDefinition) -> LookupSource {
    LookupSource(
      definition: definition, title: definition.id,
      form: fragment("{form ‹certificateNumber›|‹name›‹province›‹year›‹unfolded›}"),
      numbers: definition == skillLevel ? .skillLevel : .qualification,
      isCovered: definition == qualification,
      levels: { $0 == .chief ? [] : bytes("level \($0.rawValue)") })
  }

  private static func fragment(of part: Part) -> Fragment {
    switch part {
    case .shell: fragment("{‹result›|‹title›|‹body›}")
    case .found: fragment("found ‹count› ‹asked›‹certificates›as of ‹asOf›")
    case .certificate: fragment("{certificate ‹ordinal› ‹rows›}")
    case .revokedCertificate: fragment("{REVOKED ‹ordinal› ‹rows›}")
    case .row: fragment("[‹label›=‹value›]")
    case .none: fragment("none ‹asked›as of ‹asOf›")
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
