package import AnswerPage
package import CertificateIndex

/// The lookups and their wording, from `content/lookups.yaml`.
package struct LookupSettings: Digested {
  /// Of the file.
  let digest: Digest
  /// The label of each form's button.
  package var button: String
  /// What each field is called, with a hint for who fills it in, by `Field`.
  package var fields: [FieldWording]
  /// What each column is called, by `Column`.
  package var columns: [String]
  /// What a valid certificate is called, then a revoked one.
  package var statuses: [String]
  /// The messages of the answer, by `Message`.
  package var messages: [String]
  /// The oldest data that may be answered from; nil where any may.
  package var minimumAsOf: CivilDate?
  /// The tables of provinces; nil where the forms do not ask for one.
  package var regions: RegionTables?
  package var lookups: [Lookup]

  /// What a field is called, and a hint.
  package struct FieldWording: Sendable {
    package var label: String
    package var hint: String
  }

  /// One lookup.
  package struct Lookup: Sendable {
    package var definition: LookupDefinition
    package var id: String
    package var title: String
    /// The rule of the form in words.
    package var note: String
    /// What the numbers of its certificates look like; nil where it does not say it.
    package var numbers: NumberKind?
    /// Whether the years of the coverage table are those of its certificates.
    package var isCovered: Bool
    /// What each level is called, by `Level`.
    package var levels: [String]
    /// Where the batches lie: a folder, from the content's folder.
    package var source: String
    /// What says by which other names and ID numbers certificates are found: a file or folder, likewise; nil
    /// for nothing.
    package var aliases: String?
    /// The day up to which the batches are complete; nil where their files' dates say it.
    package var asOf: CivilDate?
  }
}

extension LookupSettings {
  /// Where the settings lie in the content.
  static let file = "lookups.yaml"

  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    digest = fields.digest
    button = fields.requiredText("button")
    self.fields =
      fields.requiredObject("fields") { names in
        Field.allCases.map { field in
          names.requiredObject(String(field.key)) { FieldWording(&$0) }
            ?? FieldWording(label: "", hint: "")
        }
      } ?? []
    columns = fields.wording("columns", of: Column.allCases.map { String($0.key) })
    statuses = fields.wording("statuses", of: ["valid", "revoked"])
    messages = fields.requiredObject("messages", Self.messages) ?? []
    minimumAsOf = fields.date("min_as_of")
    regions = fields.object("regions", RegionTables.init)
    lookups = fields.list("lookups", Lookup.init)
    if lookups.isEmpty { fields.report("lookups", "there is no lookup; write at least one") }
    if Set(lookups.map { $0.id }).count < lookups.count {
      fields.report("lookups", "two lookups have the same id; give each its own")
    }
  }
}

extension LookupSettings {
  /// A text for each message, in which only places stand that are filled.
  private static func messages(_ fields: inout YAMLFields) -> [String] {
    Message.allCases.map { message in
      fields.sentence(String(message.key), places: message.places.map { String($0.key) })
    }
  }
}

extension LookupSettings.FieldWording {
  fileprivate init(_ fields: inout YAMLFields) {
    label = fields.requiredText("label")
    hint = fields.text("hint") ?? ""
  }
}

extension LookupSettings.Lookup {
  fileprivate init(_ fields: inout YAMLFields) {
    id = fields.requiredText("id")
    if !id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
      fields.report("id", "'\(id)' must be of small letters, digits and '-'; it is a file name")
    }
    title = fields.requiredText("title")
    note = fields.requiredText("note")
    definition = LookupDefinition(
      id: Array(id.utf8), keys: fields.keys(), columns: fields.columns())
    numbers = fields.numberKind()
    isCovered = fields.flag("coverage")
    levels =
      fields.object("levels") { names in
        Level.allCases.map { names.text(String($0.rawValue)) ?? $0.usualName }
      } ?? Level.allCases.map { $0.usualName }
    source =
      fields.place("source", "a folder in content/, or an absolute path such as /srv/batches")
      ?? "certificates/\(id)"
    aliases = fields.place(
      "aliases", "a file in content/, or an absolute path such as /srv/aliases.csv")
    asOf = fields.date("as_of")
  }
}

extension Level {
  /// What the level is called where lookups.yaml gives it no name of its own.
  fileprivate var usualName: String {
    switch self {
    case .apprentice: "学徒工"
    case .first: "一级/高级技师"
    case .second: "二级/技师"
    case .third: "三级/高级工"
    case .fourth: "四级/中级工"
    case .fifth: "五级/初级工"
    case .special: "特级技师"
    case .chief: "首席技师"
    }
  }
}

extension YAMLFields {
  /// A text for each of some names, all of which must be there.
  fileprivate mutating func wording(_ name: String, of names: [String]) -> [String] {
    requiredObject(name) { fields in names.map { fields.requiredText($0) } } ?? []
  }

  /// A path in the content's folder, or an absolute one.
  fileprivate mutating func place(_ name: String, _ expected: String) -> String? {
    guard let path = text(name) else { return nil }
    if !path.hasPrefix("/"), SitePath(path) == nil {
      report(name, "'\(path)' must be \(expected)")
    }
    return path
  }

  /// The rule of a form: `[[certificate_no, id_no], …]`.
  fileprivate mutating func keys() -> [FieldSet] {
    let lists = textLists("keys")
    let keys = lists.map { names -> FieldSet? in
      let fields = names.map { name in Field.allCases.first { String($0.key) == name } }
      guard !fields.contains(nil) else { return nil }
      let key = fields.compactMap { $0 }.reduce(FieldSet()) { $0.union(FieldSet($1)) }
      return key.isKey && key.fields.count == names.count ? key : nil
    }
    guard !keys.isEmpty, !keys.contains(nil) else {
      report(
        "keys",
        "'keys' must list the fields that answer together, at least two each, of "
          + Field.allCases.map { String($0.key) }.joined(separator: ", "))
      return []
    }
    let rule = keys.compactMap { $0 }
    reportMixing(rule)
    return rule
  }

  /// Refuses rules by which facts of two certificates could be taken together.
  ///
  /// When all fields are typed, each key is probed alone, and only what shares a certificate number is
  /// told apart in the index. So either one key has all fields, or those with the number do.
  private mutating func reportMixing(_ keys: [FieldSet]) {
    let all = keys.reduce(FieldSet()) { $0.union($1) }
    let numbered = keys.filter { $0.contains(.certificateNumber) }.reduce(FieldSet()) {
      $0.union($1)
    }
    guard keys.count > 1, numbered != all else { return }
    report(
      "keys",
      "the keys with certificate_no must have all fields among them, so that facts of two "
        + "certificates are never mixed; add [certificate_no, …] for the missing field")
  }

  /// What the numbers of a lookup's certificates look like.
  fileprivate mutating func numberKind() -> NumberKind? {
    guard let name = text("numbers") else { return nil }
    let kind = NumberKind.allCases.first { String($0.key) == name }
    if kind == nil {
      let names = NumberKind.allCases.map { String($0.key) }
      report(
        "numbers",
        "there is no kind of numbers '\(name)'; the kinds are \(names.joined(separator: ", "))"
          + suggestion(for: name, among: names))
    }
    return kind
  }

  /// The columns of an answer in their order.
  fileprivate mutating func columns() -> [Column] {
    texts("columns").compactMap { name in
      let column = Column.allCases.first { String($0.key) == name }
      if column == nil {
        let names = Column.allCases.map { String($0.key) }
        report(
          "columns",
          "there is no column '\(name)'; the columns are \(names.joined(separator: ", "))"
            + suggestion(for: name, among: names))
      }
      return column
    }
  }
}

extension String {
  init(_ text: StaticString) {
    self = text.description
  }
}
