/// Named values, in an order that is the same in every build.
struct Members: ExpressibleByDictionaryLiteral, Sendable {
  private(set) var pairs: [(name: String, value: TemplateValue)]

  init(dictionaryLiteral pairs: (String, TemplateValue)...) {
    self.pairs = pairs.map { (name: $0, value: $1) }
  }

  init(_ pairs: some Sequence<(String, TemplateValue)>) {
    self.pairs = pairs.map { (name: $0, value: $1) }
  }

  /// The value of a name; the last one where there are several.
  subscript(name: String) -> TemplateValue? {
    pairs.last { $0.name == name }?.value
  }

  /// These names and others, which come first where both have one.
  func with(_ others: Members) -> Members {
    Members((pairs + others.pairs).map { ($0.name, $0.value) })
  }
}
