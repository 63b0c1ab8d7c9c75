/// A value of a YAML text, with the place where it stands.
enum YAMLNode: Equatable, Sendable {
  case scalar(String, YAMLMark)
  case sequence([YAMLNode], YAMLMark)
  case mapping([YAMLPair], YAMLMark)
}

/// A field and its value.
struct YAMLPair: Equatable, Sendable {
  let key: YAMLNode
  let value: YAMLNode
}

/// A place in a YAML text, line and column from 1.
struct YAMLMark: Equatable, Sendable {
  let line: Int
  let column: Int
}

extension YAMLNode {
  /// Where the value begins.
  var mark: YAMLMark {
    switch self {
    case .scalar(_, let mark), .sequence(_, let mark), .mapping(_, let mark): mark
    }
  }

  /// The text of a scalar; nil for anything else.
  var text: String? {
    guard case .scalar(let text, _) = self else { return nil }
    return text
  }

  /// Whether the value is just this text.
  func isText(_ name: String) -> Bool {
    guard case .scalar(let text, _) = self else { return false }
    // Most names differ in length, which is seen at once.
    return text.utf8.count == name.utf8.count && text == name
  }

  /// The items of a sequence; nil for anything else.
  var sequence: [YAMLNode]? {
    guard case .sequence(let items, _) = self else { return nil }
    return items
  }

  /// The fields of a mapping, in their order; nil for anything else.
  var mapping: [YAMLPair]? {
    guard case .mapping(let pairs, _) = self else { return nil }
    return pairs
  }
}

extension [YAMLPair] {
  /// The value of a field; nil where there is none.
  subscript(name: String) -> YAMLNode? {
    for place in indices where self[place].key.isText(name) { return self[place].value }
    return nil
  }
}
