import Mustache

/// What a template may name.
indirect enum TemplateValue: Sendable {
  /// Text, which is escaped, or HTML, which the template asks for with three braces.
  case text(String)
  /// A condition.
  case flag(Bool)
  /// Things that a section repeats itself for.
  case list([TemplateValue])
  /// Named values.
  case object(Members)

  /// A list of texts under the one name `text`.
  static func texts(_ texts: [String], named name: String = "text") -> TemplateValue {
    .list(texts.map { .object([name: .text($0)]) })
  }

  /// The value as the template engine takes it.
  fileprivate func value(for names: NameRecord) -> Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let items): items.map { $0.value(for: names) }
    case .object(let members): TemplateObject(members: members, names: names)
    }
  }
}

/// Named values as the template engine asks for them.
private struct TemplateObject: MustacheParent {
  let members: Members
  let names: NameRecord

  func child(named name: String) -> Any? {
    guard let value = members[name] else {
      names.missed(name)
      return nil
    }
    names.found(name)
    return value.value(for: names)
  }
}

/// Records the names that no value has.
///
/// Mustache renders a missing name as nothing and asks each enclosing object in turn before it does. So a
/// name is unknown when it was missed and the next question is for another one.
private final class NameRecord {
  private var pending: String?
  private var unknown: [String] = []

  func missed(_ name: String) {
    if pending != name { settle() }
    pending = name
  }

  func found(_ name: String) {
    if pending == name { pending = nil }
    settle()
  }

  /// All unknown names, each once.
  func settled() -> [String] {
    settle()
    return unknown
  }

  private func settle() {
    if let pending, !unknown.contains(pending) { unknown.append(pending) }
    pending = nil
  }
}

extension MustacheTemplate {
  /// Renders the template, and says which of the names in it are unknown.
  func render(
    _ members: Members, library: MustacheLibrary
  ) -> (html: String, unknownNames: [String]) {
    let names = NameRecord()
    let html = render(TemplateObject(members: members, names: names), library: library)
    return (html, names.settled())
  }
}
