/// A line of Markdown, of which only what a reader sees is looked at.
package struct TextLine: Sendable {
  /// The line in its file, from 1.
  package let number: Int
  /// The characters; code, destinations of links and tags are spaces here, so that columns stay.
  package let scalars: [Unicode.Scalar]
  /// Whether the line lies in a block of code.
  package let isCode: Bool
}

extension TextLine {
  /// The lines of a text in Markdown.
  ///
  /// - Parameters:
  ///   - text: The text, with lines that end in a line feed.
  ///   - firstLine: The line of the file where it begins.
  /// - Returns: All lines, empty ones too.
  /// - Complexity: Linear in the text.
  package static func lines(of text: String, firstLine: Int = 1) -> [TextLine] {
    var fence: Unicode.Scalar?
    let all = Array(text.unicodeScalars)
    return all.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      let scalars = Array($1)
      let mark = fenceMark(scalars)
      let isCode = fence != nil || mark != nil
      if let mark, fence == nil || fence == mark { fence = fence == nil ? mark : nil }
      return TextLine(
        number: firstLine + $0, scalars: isCode ? scalars : visible(scalars), isCode: isCode)
    }
  }

  /// The mark of a line that opens or closes a block of code (CommonMark 0.30, section 4.5).
  private static func fenceMark(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    let text = scalars.drop { $0 == " " }
    guard let mark = text.first, mark == "`" || mark == "~",
      text.prefix(while: { $0 == mark }).count >= 3
    else { return nil }
    return mark
  }

  /// The characters with spaces for those that no reader sees as words.
  private static func visible(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: { $0 == "`" || $0 == "(" || $0 == "<" }) else { return scalars }
    var visible = scalars
    var index = 0
    while index < scalars.count {
      let end = hiddenEnd(scalars, from: index)
      for hidden in index..<end { visible[hidden] = " " }
      index = max(end, index + 1)
    }
    return visible
  }

  /// Where what begins at a place and is not seen ends; the place itself where it is seen.
  private static func hiddenEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    switch scalars[start] {
    case "`": return end(of: "`", scalars, from: start + 1) ?? start
    case "<": return end(of: ">", scalars, from: start + 1) ?? start
    case "(" where start > 0 && scalars[start - 1] == "]":
      return end(of: ")", scalars, from: start + 1) ?? start
    default: return start
    }
  }

  private static func end(
    of mark: Unicode.Scalar, _ scalars: [Unicode.Scalar], from start: Int
  ) -> Int? {
    scalars[start...].firstIndex(of: mark).map { $0 + 1 }
  }

  /// Whether nothing but white space stands in the line.
  var isBlank: Bool { scalars.allSatisfy { $0.properties.isWhitespace } }
}
