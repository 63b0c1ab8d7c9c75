import CCmark

/// References to footnotes that are not there; to cmark they are text.
struct UndefinedFootnotes {
  private let source: SourceText
  private var places: PlaceFinder
  private var line = WrittenReferences()

  init(in source: SourceText) {
    self.source = source
    places = PlaceFinder(source)
  }

  /// Reports each `[^a]` that is left in a text of the tree.
  mutating func report(in tree: borrowing CmarkTree, _ problems: inout [MarkdownProblem]) {
    guard source.hasFootnoteMark else { return }
    var walk = TreeWalk(tree.root)
    var block = tree.root
    while let node = walk.next() {
      if node.isLeafBlock { block = node }
      if node.kind == CMARK_NODE_TEXT { report(node, in: block, &problems) }
    }
  }

  private mutating func report(
    _ node: CmarkNode, in block: CmarkNode, _ problems: inout [MarkdownProblem]
  ) {
    guard node.hasInLiteral("[^") else { return }
    if line.number != node.line { line = WrittenReferences(of: node.line, in: source) }
    let text = node.literal
    let place = places.place(of: node, in: block)
    var column = place.column
    var passed = text.startIndex
    for match in text.references {
      column += text[passed..<match.range.lowerBound].unicodeScalars.count
      passed = match.range.lowerBound
      guard line.isReference(match.0) else { continue }
      problems.append(
        undefined(match.1, at: SourcePlace(line: place.line, column: column)))
    }
  }

  private func undefined(_ label: Substring, at place: SourcePlace) -> MarkdownProblem {
    MarkdownProblem(
      place: place, severity: .error,
      message:
        "there is no footnote '\(label)'; write '[^\(label)]: …' at the beginning of a "
        + "line, or '\\[^' for the sign itself")
  }
}

/// What looks like references on a line as it is written.
private struct WrittenReferences {
  private(set) var number = 0
  private var all: Set<Substring> = []
  /// Those with a backslash in front somewhere.
  private var escaped: Set<Substring> = []

  init() {}

  init(of number: Int, in source: SourceText) {
    self.number = number
    let line = String(decoding: source.line(number), as: UTF8.self)
    for match in line.references {
      all.insert(match.0)
      if line[..<match.range.lowerBound].last == "\\" { escaped.insert(match.0) }
    }
  }

  /// Whether words that look like a reference are one wherever they stand on the line.
  func isReference(_ words: Substring) -> Bool { all.contains(words) && !escaped.contains(words) }
}

extension String {
  /// What looks like references to footnotes.
  fileprivate var references: [Regex<(Substring, Substring)>.Match] {
    matches(of: #/\[\^([^\s\[\]]+)\]/#)
  }
}

extension SourceText {
  /// Whether `[^` is there at all.
  fileprivate var hasFootnoteMark: Bool {
    bytes.has("^")
      && bytes.indices.dropLast().contains {
        bytes[$0] == UInt8(ascii: "[") && bytes[$0 + 1] == UInt8(ascii: "^")
      }
  }
}
