/// A text in Markdown, of which only what a reader sees is looked at.
package struct VisibleText: Sendable {
  /// The characters; code, destinations of links and tags are spaces here, so that indices stay.
  let characters: Characters
  /// All lines, empty ones too.
  let lines: [TextLine]
  /// The characters at which rules look, in order; blocks of code have none.
  let marks: [Mark]
  /// Of the characters as they are written.
  private let counts: CharacterCounts
}

extension VisibleText {
  /// Reads a text in Markdown.
  ///
  /// - Parameters:
  ///   - text: The text, with lines that end in a line feed.
  ///   - firstLine: The line of the file where it begins.
  /// - Complexity: Linear in the text.
  package init(_ text: String, firstLine: Int = 1) {
    self.init(utf8: Array(text.utf8), firstLine: firstLine)
  }

  /// Reads a text in Markdown that is in UTF-8.
  package init(utf8 text: [UInt8], firstLine: Int) {
    let written = Characters(utf8: text)
    let reader = TextReader(written, firstLine: firstLine)
    counts = CharacterCounts(written)
    characters = reader.characters
    lines = reader.lines
    marks = reader.marks
  }

  /// The line of an index.
  func line(at index: Int) -> TextLine {
    var lower = 0
    var upper = lines.count - 1
    while lower < upper {
      let middle = (lower + upper) / 2
      if lines[middle].range.upperBound < index { lower = middle + 1 } else { upper = middle }
    }
    return lines[lower]
  }

  /// The column of an index, from 1, in characters.
  func column(of index: Int) -> Int {
    1 + counts.count(line(at: index).range.lowerBound..<index)
  }

  /// How many characters a line has.
  func length(of line: TextLine) -> Int { counts.count(line.range) }
}
