/// A text in Markdown, of which only what a reader sees is looked at.
package struct VisibleText: Sendable {
  /// The characters; code, destinations of links and tags are spaces here, so that indices stay.
  let characters: Characters
  /// All lines, empty ones too.
  let lines: [TextLine]
  /// The characters at which rules look, in order; blocks of code have none.
  let marks: [Mark]
  /// The characters as they are written, of which columns are counted.
  private let written: Characters
}

extension VisibleText {
  /// Reads a text in Markdown.
  ///
  /// - Parameters:
  ///   - text: The text, with lines that end in a line feed.
  ///   - firstLine: The line of the file where it begins.
  /// - Complexity: Linear in the text.
  package init(_ text: String, firstLine: Int = 1) {
    written = Characters(text)
    let reader = TextReader(written, firstLine: firstLine)
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
    let start = line(at: index).range.lowerBound
    return 1 + written[start..<index].count
  }

  /// How many characters a line has.
  func length(of line: TextLine) -> Int { written[line.range].count }
}
