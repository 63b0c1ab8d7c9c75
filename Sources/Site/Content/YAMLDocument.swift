import Yams

/// Reads YAML as named fields, and knows the line and column of each.
enum YAMLDocument {
  /// The fields of a YAML text that is a mapping.
  ///
  /// Diagnostics name the path, and lines of the file, of which some may stand before the text.
  static func fields(
    _ text: String, path: String, lineOffset: Int = 0
  ) throws(Diagnostic) -> YAMLFields {
    let place = YAMLPlace(path: path, lineOffset: lineOffset, digest: text.digest)
    guard let node = try compose(text, place) else { return YAMLFields(empty: place) }
    guard let fields = YAMLFields(node, place) else {
      throw place.diagnostic(node, "expected fields such as 'title: …'")
    }
    return fields
  }

  private static func compose(_ text: String, _ place: YAMLPlace) throws(Diagnostic) -> Node? {
    do {
      // Without rules for numbers and such, which are regular expressions: here all scalars are texts.
      let parser = try Parser(yaml: text, resolver: .basic)
      // Nodes know their anchors only as long as the parser lives.
      return try withExtendedLifetime(parser) {
        let node = try parser.singleRoot()
        if let node { try refuseReferences(node, place) }
        return node
      }
    } catch let error as Diagnostic {
      throw error
    } catch let error as YamlError {
      throw error.diagnostic(path: place.path, lineOffset: place.lineOffset)
    } catch {
      throw Diagnostic(path: place.path, message: "\(error)")
    }
  }

  /// Anchors and tags make a file say something else than it shows, so they are refused.
  private static func refuseReferences(_ node: Node, _ place: YAMLPlace) throws(Diagnostic) {
    guard node.anchor == nil, node.alias == nil else {
      throw place.diagnostic(
        node, "anchors (&) and references (*) are not allowed; write the value")
    }
    guard node.tag.description.hasPrefix("tag:yaml.org,2002:") || node.tag.description.isEmpty
    else {
      throw place.diagnostic(node, "tags (!) are not allowed; write the plain value")
    }
    for child in node.mapping?.flatMap({ [$0.key, $0.value] }) ?? node.sequence.map(Array.init)
      ?? []
    {
      try refuseReferences(child, place)
    }
  }
}

/// The file of a YAML text, and where the text begins in it.
struct YAMLPlace {
  let path: String
  let lineOffset: Int
  /// Of the text.
  let digest: Digest

  func diagnostic(_ node: Node, _ message: String) -> Diagnostic { of(node).diagnostic(message) }

  /// The place of a node; the beginning where there is none.
  func of(_ node: Node?) -> ContentPlace {
    ContentPlace(
      path: path, line: (node?.mark?.line ?? 1) + lineOffset, column: node?.mark?.column ?? 1)
  }
}

extension YamlError {
  fileprivate func diagnostic(path: String, lineOffset: Int) -> Diagnostic {
    func at(_ mark: Mark, _ message: String) -> Diagnostic {
      Diagnostic(
        path: path, line: mark.line + lineOffset, column: mark.column, message: message)
    }
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(mark, "\(problem); check indentation, quotes and the space behind each colon")
    case .duplicatedKeysInMapping(let names, let context):
      return at(
        context.mark,
        "'\(names.joined(separator: "', '"))' stands twice among these fields; remove one")
    case .reader(let problem, _, _, _):
      return Diagnostic(path: path, line: 1 + lineOffset, message: problem)
    default:
      return Diagnostic(path: path, line: 1 + lineOffset, message: "\(self)")
    }
  }
}
