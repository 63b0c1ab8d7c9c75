import CCmark

/// The tables of a text, found in its tree, and the tree with the tables in it.
///
/// cmark knows no tables. So its tree is asked which lines are paragraphs, and where such lines are a table, a
/// block of our own takes their place. If the cells hold more than words, cmark parses a second text:
/// there each table is a heading, between the same marks of quotes and items, and each such cell another one.
/// So links in cells find their definitions, and what follows the last row is parsed as what follows a
/// heading, which a lazy line cannot go on with either.
struct Tables {
  private let text: SourceText
  private var tables: [Table] = []
  /// Whether the tree has to be made anew from `textOfCells` before the tables can be put into it.
  private(set) var needTextOfCells = false
  /// Cells that authors left away; their number must not grow as the square of a text's length.
  private var missingCells = 0

  /// A table, the block that holds it, and the lines of it that it takes the place of.
  private struct Table {
    let block: CmarkNode
    let lines: Range<Int>
    let containers: LineContainers
    let layout: TableLayout

    /// Whether nothing but the table stands in its block, and nothing but words in the table.
    var isPlain: Bool {
      block.kind == CMARK_NODE_PARAGRAPH && lines == block.line..<block.lastLine + 1
        && layout.isPlain
    }
  }

  private static let mostMissingCells = 100_000

  /// The cells of a table.
  subscript(number: Int) -> TableLayout { tables[number].layout }

  /// Finds the tables; what is wrong with them is added to the problems.
  init(in tree: borrowing CmarkTree, of text: SourceText, _ problems: inout [MarkdownProblem]) {
    self.text = text
    var delimiters = delimiterRows(in: text)[...]
    guard !delimiters.isEmpty || text.bytes.has("`") || text.bytes.has("~") else { return }
    var walk = TreeWalk(tree.root)
    while let node = walk.next() {
      switch node.kind {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        walk.skipChildren()
        guard let next = delimiters.first, next <= node.lastLine else { continue }
        delimiters = delimiters.drop { $0 <= node.line }
        addPipeTable(in: node, delimiters: delimiters.prefix { $0 <= node.lastLine })
      case CMARK_NODE_CODE_BLOCK: addMergedTable(node, &problems)
      default: break
      }
    }
    needTextOfCells = !tables.allSatisfy(\.isPlain)
  }

  /// The text in which tables, and cells that are more than words, are headings.
  var textOfCells: SourceText {
    var composer = TextComposer(text)
    var line = 1
    for (number, table) in tables.enumerated() {
      composer.keep(line..<table.lines.lowerBound)
      add(table, number: number, to: &composer)
      line = table.lines.upperBound
    }
    composer.keep(line..<text.lines.count + 1)
    return composer.text
  }

  private func add(_ table: Table, number: Int, to composer: inout TextComposer) {
    let first = table.lines.lowerBound
    let marks = table.containers.marks(ofLine: first, isFirst: false)
    composer.add(
      table.containers.marks(ofLine: first, isFirst: true), text.line(first).prefix(0),
      fromLine: first, table: number)
    for case .cell(let cell) in table.layout.places where !cell.isPlain {
      composer.add(marks, text.bytes[cell.content], fromLine: cell.line, table: number)
    }
  }
}

// MARK: The tree

extension Tables {
  /// Puts the tables into the tree of the text, or into that of `textOfCells`.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - source: The text of the tree.
  func build(in tree: borrowing CmarkTree, of source: SourceText) {
    guard !tables.isEmpty else { return }
    var blocks = tables.map { [$0.block] }
    if needTextOfCells { blocks = headings(in: tree, of: source) }
    for (number, table) in tables.enumerated() {
      guard let anchor = blocks[number].first else { continue }
      let block = CmarkNode.customBlock(opening: "", closing: "")
      block.part = .table(number)
      tree.replace(anchor, by: block)
      fill(block, with: table.layout, blocks[number].dropFirst())
    }
  }

  /// For each table the headings that stand for it and for its cells.
  private func headings(in tree: borrowing CmarkTree, of source: SourceText) -> [[CmarkNode]] {
    var headings = [[CmarkNode]](repeating: [], count: tables.count)
    var walk = TreeWalk(tree.root)
    while let node = walk.next() {
      if node.isLeafBlock { walk.skipChildren() }
      if node.kind == CMARK_NODE_HEADING, let table = source.origin(ofLine: node.line).table {
        headings[table].append(node)
      }
    }
    return headings
  }

  /// Puts a node for each cell into the block of a table: its words, or a span around its inlines.
  private func fill(
    _ block: CmarkNode, with layout: TableLayout, _ headings: ArraySlice<CmarkNode>
  ) {
    var headings = headings
    for case .cell(let cell) in layout.places {
      if cell.isPlain {
        let words = text.bytes[cell.content]
        block.append(.text(words, origin: text.origin(of: words, inLine: cell.line)))
      } else {
        let span = CmarkNode.customInline("")
        block.append(span)
        headings.popFirst()?.dissolve(into: span)
      }
    }
  }
}

// MARK: Tables with pipes

extension Tables {
  /// Adds the table of a paragraph, if one of its lines is a delimiter row with a header above.
  ///
  /// A table before a line `---` is a heading to cmark, whose second line and all but the last one are asked too.
  private mutating func addPipeTable(in block: CmarkNode, delimiters: ArraySlice<Int>) {
    guard !delimiters.isEmpty else { return }
    let containers = LineContainers(around: block, in: text)
    for delimiter in delimiters {
      guard
        let alignments = alignments(inLine: delimiter, containers),
        let header = containers.content(ofLine: delimiter - 1)?.text,
        PipeCells(of: header).count(where: { _ in true }) == alignments.count
      else { continue }
      var layout = TableLayout(alignments: alignments)
      layout.places.reserveCapacity(alignments.count * (block.lastLine - delimiter + 2))
      add(header, line: delimiter - 1, to: &layout)
      var line = delimiter + 1
      while line <= block.lastLine, missingCells < Tables.mostMissingCells,
        let row = bodyRow(ofLine: line, containers)
      {
        add(row, line: line, to: &layout)
        line += 1
      }
      return tables.append(
        Table(
          block: block, lines: delimiter - 1..<line, containers: containers, layout: layout))
    }
  }

  private func alignments(inLine line: Int, _ containers: LineContainers) -> [ColumnAlignment?]? {
    guard let content = containers.content(ofLine: line), content.indent < 4 else { return nil }
    return delimiterAlignments(of: content.text)
  }

  /// A row behind the header, or nil where the table ends: at a blank line, one that begins another block, one
  /// without the marks of the table's place.
  private func bodyRow(ofLine line: Int, _ containers: LineContainers) -> ArraySlice<UInt8>? {
    guard let content = containers.content(ofLine: line), content.indent < 4,
      !beginsOtherBlock(content.text)
    else { return nil }
    var cells = PipeCells(of: content.text)
    return cells.next() == nil ? nil : content.text
  }

  /// Adds a row with as many cells as the header: missing ones are empty, those too many are left out.
  private mutating func add(_ row: ArraySlice<UInt8>, line: Int, to layout: inout TableLayout) {
    let end = layout.places.count + layout.width
    for cell in PipeCells(of: row).prefix(layout.width) {
      layout.places.append(.cell(TableCell(cell, line: line)))
    }
    missingCells += end - layout.places.count
    while layout.places.count < end { layout.places.append(.missing) }
  }
}

/// Whether a line is the beginning of another block than a paragraph.
func beginsOtherBlock(_ line: ArraySlice<UInt8>) -> Bool {
  guard let first = line.first, mayBeginBlock(first) else { return false }
  let tree = CmarkTree(parsing: Array(line))
  return tree.root.firstChild.map { $0.kind != CMARK_NODE_PARAGRAPH } ?? false
}

/// Whether a block other than a paragraph may begin with a byte.
private func mayBeginBlock(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
    UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "#"),
    UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// The lines that may be delimiter rows, by the characters that they have.
private func delimiterRows(in text: SourceText) -> [Int] {
  text.bytes.withUnsafeBufferPointer { bytes in
    text.lines.indices.filter { mayBeDelimiterRow(bytes[text.lines[$0]]) }.map { $0 + 1 }
  }
}

private func mayBeDelimiterRow(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  var hasDash = false
  var hasMark = false
  for byte in line {
    switch byte {
    case UInt8(ascii: "-"): hasDash = true
    case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): break
    default: return false
    }
  }
  return hasDash && hasMark
}

// MARK: Tables with merged cells

extension Tables {
  /// Adds the table of a fenced block that says it is one.
  private mutating func addMergedTable(_ block: CmarkNode, _ problems: inout [MarkdownProblem]) {
    let info = block.fenceInfo
    guard info == "table" || info.hasPrefix("table ") else { return }
    let containers = LineContainers(around: block, in: text)
    let count = block.literal.utf8.count { $0 == UInt8(ascii: "\n") }
    var lines: [MergedTable.Line] = []
    for line in block.line + 1..<block.line + 1 + count {
      guard let content = containers.content(ofLine: line) else { continue }
      lines.append(MergedTable.Line(number: line, cells: Array(PipeCells(of: content.text))))
    }
    do throws(MergedTable.Mistake) {
      let layout = try MergedTable(lines, fence: block.line).layout(
        caption: String(info.dropFirst("table".count)))
      tables.append(
        Table(
          block: block, lines: block.line..<block.lastLine + 1, containers: containers,
          layout: layout))
    } catch {
      let place =
        error.part.map { text.place(of: $0, inLine: error.line) }
        ?? text.place(line: error.line, column: block.column)
      problems.append(MarkdownProblem(place: place, severity: .error, message: error.message))
    }
  }
}
