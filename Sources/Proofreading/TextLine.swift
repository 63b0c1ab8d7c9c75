/// A line of a text in Markdown.
struct TextLine: Sendable {
  /// The line in its file, from 1.
  let number: Int
  /// The indices of its characters, without the line feed.
  let range: Range<Int>
  /// The index of its first character that is no white space; its end where there is none.
  let start: Int
  /// Which marks of the text lie in it.
  let marks: Range<Int>
  /// Whether the line lies in a block of code.
  let isCode: Bool

  /// Whether nothing but white space stands in the line.
  var isBlank: Bool { start == range.upperBound }
}

/// A character at which a rule looks.
struct Mark: Sendable {
  let character: Unicode.Scalar
  let index: Int
}
