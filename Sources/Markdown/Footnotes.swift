import CCmark

/// The footnotes of a text: `[^a]` in the text, and `[^a]: words` at the beginning of a line.
///
/// In the text that cmark gets, each definition is a block quote, and its label has a link definition of ours.
/// So cmark finds the references as it finds those of links, with escapes and code as everywhere.
struct Footnotes {
  /// The text with block quotes in place of definitions.
  private(set) var text: SourceText
  private var definitions: [Definition] = []

  /// A footnote where it is defined.
  fileprivate struct Definition {
    /// What stands between `[^` and `]`.
    let label: ArraySlice<UInt8>
    let place: SourcePlace
    /// The words on the first line.
    let words: ArraySlice<UInt8>
    var lines: Range<Int>
  }

  /// Begins the destination of references; no author writes it.
  private static let scheme = "\u{1}"

  /// Finds the definitions; a second one of a label is added to the problems.
  init(in text: SourceText, _ problems: inout [MarkdownProblem]) {
    self.text = text
    guard text.bytes.has("^") else { return }
    let candidates = text.lines.indices.map { $0 + 1 }.filter {
      Footnotes.mayBeDefinition(text.line($0))
    }
    guard !candidates.isEmpty else { return }
    let tree = CmarkTree(parsing: text.bytes)
    var literal = Footnotes.literalLines(of: tree)[...]
    for line in candidates {
      literal = literal.drop { $0.upperBound < line }
      guard literal.first?.contains(line) != true, line >= definitions.last?.lines.upperBound ?? 1
      else { continue }
      if let definition = definition(atLine: line) { definitions.append(definition) }
    }
    compose()
    removeDuplicates(&problems)
  }

  /// The number of the definition that a link refers to.
  static func number(of link: CmarkNode) -> Int? {
    guard link.urlBegins(with: 1) else { return nil }
    return Int(link.url.dropFirst())
  }

  private static func mayBeDefinition(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.drop { $0 == UInt8(ascii: " ") }
    return words.starts(with: "[^".utf8) && words.startIndex - line.startIndex < 4
  }

  /// The lines of code and raw HTML, in order, where nothing is a definition.
  private static func literalLines(of tree: borrowing CmarkTree) -> [ClosedRange<Int>] {
    var lines: [ClosedRange<Int>] = []
    var walk = TreeWalk(tree.root)
    while let node = walk.next() {
      if node.isLeafBlock { walk.skipChildren() }
      guard node.kind == CMARK_NODE_CODE_BLOCK || node.kind == CMARK_NODE_HTML_BLOCK else {
        continue
      }
      lines.append(node.line...max(node.line, node.lastLine))
    }
    return lines
  }
}

// MARK: Definitions

extension Footnotes {
  private func definition(atLine line: Int) -> Definition? {
    let content = text.line(line).drop { $0 == UInt8(ascii: " ") }
    let label = content.dropFirst(2).prefix(while: isOfLabel)
    let behind = content[label.endIndex...]
    guard !label.isEmpty, label.count < 100, behind.starts(with: "]:".utf8) else { return nil }
    var end = line + 1
    while let next = lineOfDefinition(from: end) { end = next + 1 }
    return Definition(
      label: label, place: text.place(of: content, inLine: line),
      words: behind.dropFirst(2).trimmed, lines: line..<end)
  }

  /// The next line that belongs to a definition which has the lines before, or nil.
  ///
  /// It is indented by four columns, or goes on lazily with a paragraph.
  private func lineOfDefinition(from line: Int) -> Int? {
    var next = line
    while text.lines.indices.contains(next - 1), text.line(next).trimmed.isEmpty { next += 1 }
    guard text.lines.indices.contains(next - 1) else { return nil }
    if Footnotes.dedented(text.line(next)) != nil { return next }
    let isLazy =
      next == line && !Footnotes.mayBeDefinition(text.line(next))
      && !beginsOtherBlock(text.line(next).trimmed)
    return isLazy ? next : nil
  }

  /// A line without four columns of white space in front, or nil where they are not there.
  private static func dedented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let spaces = line.prefix(4).prefix { $0 == UInt8(ascii: " ") }.count
    if spaces == 4 { return line.dropFirst(4) }
    return line.dropFirst(spaces).first == UInt8(ascii: "\t") ? line.dropFirst(spaces + 1) : nil
  }

  /// Writes link definitions, then the text with each definition as a block quote between blank lines.
  private mutating func compose() {
    var composer = TextComposer(text)
    for (number, definition) in definitions.enumerated() {
      let link = "[^".utf8 + definition.label + "]: <\(Footnotes.scheme)\(number)>".utf8
      composer.add(Array(link), from: LineOrigin(line: definition.lines.lowerBound))
      composer.add([], from: LineOrigin(line: definition.lines.lowerBound))
    }
    var line = 1
    for (number, definition) in definitions.enumerated() {
      composer.keep(line..<definition.lines.lowerBound)
      add(definition, number, to: &composer)
      line = definition.lines.upperBound
    }
    composer.keep(line..<text.lines.count + 1)
    text = composer.text
  }

  private func add(_ definition: Definition, _ number: Int, to composer: inout TextComposer) {
    let first = definition.lines.lowerBound
    composer.add([], from: LineOrigin(line: first))
    composer.add(definition.words, fromLine: first, footnote: number)
    for line in definition.lines.dropFirst() {
      let words = text.line(line)
      composer.add(Footnotes.dedented(words) ?? words, fromLine: line, footnote: nil)
    }
    composer.add([], from: LineOrigin(line: definition.lines.upperBound))
  }

  /// Labels are the same that differ in case alone, as those of links.
  private mutating func removeDuplicates(_ problems: inout [MarkdownProblem]) {
    var labels: Set<String> = []
    for definition in definitions where !labels.insert(definition.name.lowercased()).inserted {
      problems.append(
        MarkdownProblem(
          place: definition.place, severity: .error,
          message: "the footnote '\(definition.name)' is defined twice; rename one of them"))
    }
  }
}

private func isOfLabel(_ byte: UInt8) -> Bool {
  !byte.isBlank && !"[]<>\\".utf8.contains(byte)
}

extension Footnotes.Definition {
  fileprivate var name: String { String(decoding: label, as: UTF8.self) }
}

// MARK: The tree

extension Footnotes {
  /// Puts numbers in the place of references, and the footnotes behind the text, in that order.
  ///
  /// What is wrong is added to the problems.
  func arrange(
    _ parts: TreeParts, in tree: borrowing CmarkTree, _ problems: inout [MarkdownProblem]
  ) {
    guard !definitions.isEmpty else { return }
    var notes = Notes()
    for reference in parts.references {
      guard let number = Footnotes.number(of: reference), definitions.indices.contains(number)
      else { continue }
      let (note, occurrence) = notes.refer(to: number)
      reference.becomeReference(to: note, occurrence: occurrence, in: tree)
    }
    let nodes = Dictionary(parts.footnotes.map { ($0.number, $0.node) }) { first, _ in first }
    setAsideUnused(nodes, notes, in: tree, &problems)
    appendNotes(notes.order.map { (nodes[$0.definition], $0.references) }, to: tree)
  }

  /// The definitions that something refers to, in the order of the first reference.
  private struct Notes {
    private(set) var order: [(definition: Int, references: Int)] = []
    private var places: [Int: Int] = [:]

    /// Counts a reference, and gives the number that the reader sees and how often it was there.
    mutating func refer(to definition: Int) -> (note: Int, occurrence: Int) {
      let place = places[definition] ?? order.count
      if place == order.count { order.append((definition, 0)) }
      places[definition] = place
      order[place].references += 1
      return (place + 1, order[place].references)
    }
  }

  private func setAsideUnused(
    _ nodes: [Int: CmarkNode], _ notes: Notes, in tree: borrowing CmarkTree,
    _ problems: inout [MarkdownProblem]
  ) {
    let used = Set(notes.order.map(\.definition))
    let names = Set(used.map { definitions[$0].name.lowercased() })
    for (number, definition) in definitions.enumerated() where !used.contains(number) {
      if let node = nodes[number] { tree.setAside(node) }
      if !names.contains(definition.name.lowercased()) { problems.append(definition.unused) }
    }
  }

  private func appendNotes(
    _ notes: [(node: CmarkNode?, references: Int)], to tree: borrowing CmarkTree
  ) {
    guard !notes.isEmpty else { return }
    let section = CmarkNode.customBlock(
      opening: "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>",
      closing: "</ol>\n</section>")
    tree.root.append(section)
    for (index, note) in notes.enumerated() {
      guard let node = note.node else { continue }
      let item = node.replace(openingBlock: "<li id=\"fn_\(index + 1)\">", closing: "</li>")
      section.append(item)
      item.appendBackLinks(to: index + 1, count: note.references)
    }
  }
}

extension Footnotes.Definition {
  fileprivate var unused: MarkdownProblem {
    MarkdownProblem(
      place: place, severity: .warning,
      message:
        "nothing refers to the footnote '\(name)'; write '[^\(name)]' in the text, or remove it"
    )
  }
}

extension CmarkNode {
  /// Puts the number of a footnote in the place of a link; `[words][^a]` keeps its words.
  fileprivate func becomeReference(
    to note: Int, occurrence: Int, in tree: borrowing CmarkTree
  ) {
    let id = occurrence == 1 ? "fnref_\(note)" : "fnref_\(note)_\(occurrence)"
    let number =
      "<sup><a href=\"#fn_\(note)\" id=\"\(id)\" role=\"doc-noteref\" aria-label=\"脚注\(note)\">"
      + "[\(note)]</a></sup>"
    if firstChild?.literal.hasPrefix("^") == true {
      while let child = firstChild { tree.setAside(child) }
      replace(openingInline: "", closing: number)
    } else {
      replace(openingInline: "[", closing: "]" + number)
    }
  }

  /// Adds links to the places that refer to a footnote at its end.
  fileprivate func appendBackLinks(to note: Int, count: Int) {
    let links = (1...count).map { occurrence in
      let id = occurrence == 1 ? "fnref_\(note)" : "fnref_\(note)_\(occurrence)"
      let label = count == 1 ? "返回正文" : "返回正文第\(occurrence)处"
      return "<a href=\"#\(id)\" role=\"doc-backlink\" aria-label=\"\(label)\">↩\u{FE0E}</a>"
    }.joined(separator: " ")
    if let paragraph = lastChild, paragraph.kind == CMARK_NODE_PARAGRAPH {
      paragraph.append(.customInline(" " + links))
    } else {
      append(.customBlock(opening: "<p>\(links)</p>", closing: ""))
    }
  }
}
