/// The names of a page as the template engine takes them, written down one after the other.
struct TemplateNames: Sendable {
  /// What stands in the place of texts.
  enum Texts: Sendable {
    case texts
    /// Marks, which show where the texts go.
    case marks
  }

  private let texts: Texts
  private var pairs: [(String, TemplateValue)] = []
  private var items: [TemplateValue] = []
  private var fixedTexts = SlotContents.Writer(room: 0)

  init(_ texts: Texts) {
    self.texts = texts
  }

  /// All names, of the outermost object.
  var members: Members { Members(pairs) }

  /// The texts that all pages of the shape have in common, by their marks.
  var fixed: SlotContents { SlotContents(fixedTexts) }

  /// Adds the text of a slot; nil stands for HTML that is made later.
  mutating func add(_ name: String, _ text: String?, slot: Int) {
    switch texts {
    case .marks: add(name, .text(SlotMark.text(.own, slot)))
    case .texts:
      guard let text else { preconditionFailure("HTML that is made later is filled into a slot") }
      add(name, .text(text))
    }
  }

  mutating func add(_ name: String, _ value: TemplateValue) {
    pairs.append((name, value))
  }

  /// Adds what all pages of the shape have in common.
  mutating func add(fixed value: TemplateValue, _ name: String) {
    add(name, texts == .marks ? marked(value) : value)
  }

  /// Adds such things to a list.
  mutating func add(fixedItems values: [TemplateValue]) {
    for value in values { items.append(texts == .marks ? marked(value) : value) }
  }

  private mutating func marked(_ value: TemplateValue) -> TemplateValue {
    switch value {
    case .text(let text):
      defer { fixedTexts.add(text) }
      return .text(SlotMark.text(.fixed, fixedTexts.count))
    case .flag: return value
    case .list(let items): return .list(items.map { marked($0) })
    case .object(let members):
      return .object(Members(members.pairs.map { ($0.name, marked($0.value)) }))
    }
  }

  // MARK: Objects and lists

  /// Begins an object.
  ///
  /// - Returns: What was begun around it, for the end.
  mutating func open() -> [(String, TemplateValue)] {
    defer { pairs = [] }
    return pairs
  }

  /// Ends an object.
  mutating func close(_ name: String, _ outer: [(String, TemplateValue)]) {
    let members = self.members
    pairs = outer
    add(name, .object(members))
  }

  /// Begins a list.
  ///
  /// - Returns: What was begun around it, for the end.
  mutating func openList() -> [TemplateValue] {
    defer { items = [] }
    return items
  }

  /// Ends an object that is an item of a list.
  mutating func closeItem(_ outer: [(String, TemplateValue)]) {
    items.append(.object(members))
    pairs = outer
  }

  /// Ends a list.
  mutating func closeList(_ name: String, _ outer: [TemplateValue]) {
    add(name, .list(items))
    items = outer
  }
}
