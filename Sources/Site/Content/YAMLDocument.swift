import Yams

/// Reads YAML as named fields, and knows the line and column of each.
enum YAMLDocument {
  /// The fields of a YAML text that is a mapping.
  ///
  /// - Parameters:
  ///   - path: The path in messages.
  ///   - lineOffset: How many lines of the file stand before the text.
  static func fields(
    _ text: String, path: String, lineOffset: Int = 0
  ) throws(Diagnostic) -> YAMLFields {
    let node = try compose(text, path: path, lineOffset: lineOffset)
    let place = YAMLPlace(path: path, lineOffset: lineOffset)
    guard let node else { return YAMLFields(empty: place) }
    try refuseReferences(node, place)
    guard let fields = YAMLFields(node, place) else {
      throw place.diagnostic(node, "expected fields such as 'title: …'")
    }
    return fields
  }

  private static func compose(
    _ text: String, path: String, lineOffset: Int
  ) throws(Diagnostic) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw error.diagnostic(path: path, lineOffset: lineOffset)
    } catch {
      throw Diagnostic(path: path, message: "\(error)")
    }
  }

  /// Anchors and tags make a file say something else than it shows, so they are refused.
  private static func refuseReferences(_ node: Node, _ place: YAMLPlace) throws(Diagnostic) {
    guard node.anchor == nil, node.alias == nil else {
      throw place.diagnostic(node, "anchors (&) and references (*) are not allowed; write the value")
    }
    guard node.tag.description.hasPrefix("tag:yaml.org,2002:") || node.tag.description.isEmpty else {
      throw place.diagnostic(node, "tags (!) are not allowed; write the plain value")
    }
    for child in node.mapping?.flatMap({ [$0.key, $0.value] }) ?? node.sequence.map(Array.init) ?? [] {
      try refuseReferences(child, place)
    }
  }
}

/// The file of a YAML text, and where the text begins in it.
struct YAMLPlace {
  let path: String
  let lineOffset: Int

  func diagnostic(_ node: Node, _ message: String) -> Diagnostic {
    Diagnostic(
      path: path, line: (node.mark?.line ?? 1) + lineOffset, column: node.mark?.column ?? 1,
      message: message)
  }
}

extension YamlError {
  fileprivate func diagnostic(path: String, lineOffset: Int) -> Diagnostic {
    func at(_ mark: Mark, _ message: String) -> Diagnostic {
      Diagnostic(
        path: path, line: mark.line + lineOffset, column: mark.column,
        message: "\(message); check indentation, quotes and the space behind each colon")
    }
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(mark, problem)
    case .duplicatedKeysInMapping(let names, let context):
      return at(context.mark, "\(names.joined(separator: ", ")) stands there twice")
    case .reader(let problem, _, _, _):
      return Diagnostic(path: path, line: 1 + lineOffset, message: problem)
    default:
      return Diagnostic(path: path, line: 1 + lineOffset, message: "\(self)")
    }
  }
}
