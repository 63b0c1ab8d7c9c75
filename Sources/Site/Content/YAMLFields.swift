import CertificateIndex
import Proofreading

/// The fields of one mapping, read one by one; at the end, those that nobody asked for are unknown.
///
/// What is wrong is collected and not thrown, so that all of it can be reported at once. A field that is
/// wrong reads as if it were empty; whoever finds errors builds nothing.
struct YAMLFields {
  private let place: YAMLPlace
  private let start: YAMLNode?
  private let nodes: [YAMLPair]
  private var asked: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Nil where the node is no mapping.
  init?(_ node: YAMLNode, _ place: YAMLPlace) {
    guard let mapping = node.mapping else { return nil }
    self.place = place
    start = node
    nodes = mapping
    asked.reserveCapacity(32)
  }

  /// The fields of an empty text.
  init(empty place: YAMLPlace) {
    self.place = place
    start = nil
    nodes = []
  }

  /// Of the text that the fields are from.
  var digest: Digest { place.digest }

  /// The names of all fields, in their order.
  var names: [String] { nodes.compactMap { $0.key.text } }

  /// Everything that is wrong, unknown fields included.
  func finished() -> [Diagnostic] {
    var found = diagnostics
    for place in nodes.indices where !asked.contains(where: nodes[place].key.isText) {
      found.append(unknown(nodes[place].key))
    }
    return found
  }

  private func unknown(_ key: YAMLNode) -> Diagnostic {
    let name = key.text ?? ""
    return place.diagnostic(
      key, "unknown field '\(name)'" + advice(for: name, among: asked, otherwise: "remove it"))
  }

  /// Adds what a caller found wrong with a field.
  mutating func report(_ name: String, _ message: String) {
    diagnostics.append(diagnostic(name, message))
  }

  /// Adds what a caller found wrong at a place inside a field.
  mutating func report(at place: ContentPlace, _ message: String) {
    diagnostics.append(place.diagnostic(message))
  }

  /// Adds what its author should know of a field, though the site can be built.
  mutating func warn(_ name: String, _ message: String) {
    diagnostics.append(place(of: name).diagnostic(message, severity: .warning))
  }

  /// A diagnostic at a field's value, or at the start where it is missing.
  func diagnostic(_ name: String, _ message: String) -> Diagnostic {
    place(of: name).diagnostic(message)
  }

  /// Where a field's value stands, or the start where it is missing.
  func place(of name: String) -> ContentPlace { place.of(node(name) ?? start) }

  /// Takes over what was found wrong in fields below.
  mutating func absorb(_ fields: YAMLFields) {
    diagnostics += fields.finished()
  }

  private func node(_ name: String) -> YAMLNode? {
    nodes[name]
  }

  private mutating func ask(_ name: String) -> YAMLNode? {
    asked.append(name)
    return node(name)
  }
}

// MARK: For proofreading

extension YAMLFields {
  /// A text with its place; nil where there is none.
  ///
  /// This does not make a field known.
  func placedText(_ name: String) -> PlacedText? {
    node(name).flatMap(placedText)
  }

  /// A text of each item of a list, with its place.
  func placedTexts(_ name: String, inListOf list: String) -> [PlacedText] {
    node(list)?.sequence?.compactMap { $0.mapping?[name].flatMap(placedText) } ?? []
  }

  private func placedText(_ node: YAMLNode) -> PlacedText? {
    guard let text = node.text, !text.isEmpty else { return nil }
    let place = place.of(node)
    return PlacedText(text, line: place.line, column: place.column)
  }
}

// MARK: Kinds of values

extension YAMLFields {
  /// A text; nil where the field is missing.
  mutating func text(_ name: String) -> String? {
    guard let node = ask(name) else { return nil }
    guard let text = node.text else {
      diagnostics.append(place.diagnostic(node, "'\(name)' must be one text"))
      return nil
    }
    return text
  }

  /// A text that must be there and not be empty.
  mutating func requiredText(_ name: String) -> String {
    let known = diagnostics.count
    if let text = text(name), !text.isEmpty { return text }
    if diagnostics.count == known {
      report(name, "'\(name)' is missing or empty; write '\(name): …'")
    }
    return ""
  }

  /// Texts in a list; none where the field is missing.
  mutating func texts(_ name: String) -> [String] {
    guard let node = ask(name) else { return [] }
    let items = node.sequence ?? []
    var texts: [String] = []
    texts.reserveCapacity(items.count)
    for item in items { if let text = item.text { texts.append(text) } }
    guard node.sequence != nil, texts.count == items.count else {
      diagnostics.append(place.diagnostic(node, "'\(name)' must be a list: [first, second]"))
      return []
    }
    return texts
  }

  /// One text, or texts in a list; none where the field is missing.
  mutating func textOrTexts(_ name: String) -> [String] {
    guard let text = node(name)?.text else { return texts(name) }
    asked.append(name)
    return [text]
  }

  /// One of the words that a kind of value has; nil where the field is missing.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of kind: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(name) else { return nil }
    let choice = Choice(rawValue: text)
    if choice == nil { reportChoice(name, text, Choice.allCases.map(\.rawValue)) }
    return choice
  }

  private mutating func reportChoice(_ name: String, _ text: String, _ words: [String]) {
    let advice = advice(
      for: text, among: words, otherwise: "write one of \(words.joined(separator: ", "))")
    report(name, "'\(name)' cannot be '\(text)'\(advice)")
  }

  /// A day written as 2020-10-28; nil where the field is missing.
  mutating func date(_ name: String) -> CivilDate? {
    guard let text = text(name) else { return nil }
    guard let date = CivilDate(iso8601: Array(text.utf8)) else {
      report(name, "'\(text)' is no day; write it as 2020-10-28")
      return nil
    }
    return date
  }

  /// A day that must be there; nil, and reported, where it is missing or wrong.
  mutating func requiredDate(_ name: String) -> CivilDate? {
    let known = diagnostics.count
    if let date = date(name) { return date }
    if diagnostics.count == known {
      report(name, "'\(name)' is missing; write '\(name): 2020-10-28'")
    }
    return nil
  }

  /// True or false; false where the field is missing.
  mutating func flag(_ name: String) -> Bool {
    guard let text = text(name) else { return false }
    guard text == "true" || text == "false" else {
      report(name, "'\(name)' must be true or false")
      return false
    }
    return text == "true"
  }

  /// A whole number within a range; nil, and reported, where it is anything else.
  mutating func number(_ name: String, in range: ClosedRange<UInt32>) -> UInt32? {
    guard let text = text(name) else { return nil }
    guard let number = UInt32(text), range.contains(number) else {
      report(
        name, "'\(name)' must be a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// The fields below a field; nil where it is missing.
  mutating func fields(_ name: String) -> YAMLFields? {
    guard let node = ask(name) else { return nil }
    guard let fields = YAMLFields(node, place) else {
      diagnostics.append(place.diagnostic(node, "'\(name)' must hold fields: {a: …, b: …}"))
      return nil
    }
    return fields
  }

  /// Lists of texts in a list; none where the field is missing.
  mutating func textLists(_ name: String) -> [[String]] {
    guard let node = ask(name) else { return [] }
    let lists = node.sequence?.map { $0.sequence?.compactMap { $0.text } }
    guard let lists, !lists.contains(nil) else {
      diagnostics.append(
        place.diagnostic(node, "'\(name)' must be a list of lists: [[a, b], [a, c]]"))
      return []
    }
    return lists.compactMap { $0 }
  }

  /// An item of a list in which texts and fields may stand side by side.
  enum Item {
    case text(String, ContentPlace)
    case fields(YAMLFields, ContentPlace)
  }

  /// Texts and fields in a list; none where the field is missing.
  mutating func items(_ name: String) -> [Item] {
    guard let node = ask(name) else { return [] }
    guard let sequence = node.sequence else {
      diagnostics.append(place.diagnostic(node, "'\(name)' must be a list: [first, second]"))
      return []
    }
    return sequence.compactMap { item in
      if let text = item.text { return .text(text, place.of(item)) }
      if let fields = YAMLFields(item, place) { return .fields(fields, place.of(item)) }
      diagnostics.append(
        place.diagnostic(item, "'\(name)' may hold texts and fields {a: …}, but no list"))
      return nil
    }
  }

  /// Lists of fields; each is read by `read`, and what is wrong with it is taken over.
  mutating func list<Value>(
    _ name: String, _ read: (inout YAMLFields) -> Value
  ) -> [Value] {
    guard let node = ask(name) else { return [] }
    let items = node.sequence?.map { YAMLFields($0, place) }
    guard let items, items.allSatisfy({ $0 != nil }) else {
      diagnostics.append(place.diagnostic(node, "'\(name)' must be a list of fields: - {a: …}"))
      return []
    }
    return items.compactMap { $0 }.map { item in
      var item = item
      let value = read(&item)
      absorb(item)
      return value
    }
  }

  /// The fields below a field, read by `read`; nil where it is missing.
  mutating func object<Value>(
    _ name: String, _ read: (inout YAMLFields) -> Value
  ) -> Value? {
    guard var fields = fields(name) else { return nil }
    let value = read(&fields)
    absorb(fields)
    return value
  }
}
