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
    return try fields(try compose(Array(text.utf8)[...], place), place)
  }

  /// The fields of a value that must be a mapping; none where there is no value.
  static func fields(_ node: YAMLNode?, _ place: YAMLPlace) throws(Diagnostic) -> YAMLFields {
    guard let node else { return YAMLFields(empty: place) }
    guard let fields = YAMLFields(node, place) else {
      throw place.diagnostic(node, "expected fields such as 'title: …'")
    }
    return fields
  }

  /// The value of a text in UTF-8; nil where it is empty.
  static func compose(
    _ text: ArraySlice<UInt8>, _ place: YAMLPlace
  ) throws(Diagnostic) -> YAMLNode? {
    if let value = text.withUnsafeBufferPointer(PlainYAML.value) { return value }
    return try parse(String(decoding: text, as: UTF8.self), place)
  }

  /// The value of any text, as Yams reads it; nil where it is empty.
  static func parse(_ text: String, _ place: YAMLPlace) throws(Diagnostic) -> YAMLNode? {
    do {
      // Without rules for numbers and such, which are regular expressions: here all scalars are texts.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // Nodes know their anchors only as long as the parser lives.
      return try withExtendedLifetime(parser) {
        try parser.singleRoot().map { try plain($0, place) }
      }
    } catch let error as Diagnostic {
      throw error
    } catch let error as YamlError {
      throw error.diagnostic(path: place.path, lineOffset: place.lineOffset)
    } catch {
      throw Diagnostic(path: place.path, message: "\(error)")
    }
  }

  /// The node without anchors and tags, which make a file say something else than it shows.
  private static func plain(_ node: Node, _ place: YAMLPlace) throws(Diagnostic) -> YAMLNode {
    let mark = YAMLMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    guard node.anchor == nil, node.alias == nil else {
      throw place.of(mark).diagnostic(
        "anchors (&) and references (*) are not allowed; write the value")
    }
    guard node.tag.description.hasPrefix("tag:yaml.org,2002:") || node.tag.description.isEmpty
    else {
      throw place.of(mark).diagnostic("tags (!) are not allowed; write the plain value")
    }
    switch node {
    case .mapping(let mapping):
      return .mapping(try pairs(of: mapping, place), mark)
    case .sequence(let sequence):
      return .sequence(try sequence.map { item throws(Diagnostic) in try plain(item, place) }, mark)
    case .scalar(let scalar):
      guard scalar.string.firstControlCharacter == nil else {
        throw place.of(mark).diagnostic(.controlCharacterProblem)
      }
      return .scalar(scalar.string, mark)
    case .alias:
      preconditionFailure("a reference has been refused above")
    }
  }

  private static func pairs(
    of mapping: Node.Mapping, _ place: YAMLPlace
  ) throws(Diagnostic) -> [YAMLPair] {
    try mapping.map { pair throws(Diagnostic) in
      YAMLPair(key: try plain(pair.key, place), value: try plain(pair.value, place))
    }
  }
}

/// The file of a YAML text, and where the text begins in it.
struct YAMLPlace: Sendable {
  let path: String
  let lineOffset: Int
  /// Of the text.
  let digest: Digest

  func diagnostic(_ node: YAMLNode, _ message: String) -> Diagnostic {
    of(node).diagnostic(message)
  }

  /// The place of a node; the beginning where there is none.
  func of(_ node: YAMLNode?) -> ContentPlace { of(node?.mark ?? YAMLMark(line: 1, column: 1)) }

  /// The place of a mark.
  func of(_ mark: YAMLMark) -> ContentPlace {
    ContentPlace(path: path, line: mark.line + lineOffset, column: mark.column)
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
