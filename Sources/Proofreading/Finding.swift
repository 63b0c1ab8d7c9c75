/// What a proofreader marks.
package struct Finding: Equatable, Sendable {
  package let rule: Rule
  /// The line of the file, from 1.
  package let line: Int
  /// The column, from 1, in characters.
  package let column: Int
  /// What is wrong and what to do.
  package let message: String
  /// The number that was found, for those who may allow it; it must not be shown.
  package let subject: String?

  init(_ rule: Rule, line: Int, column: Int, _ message: String, subject: String? = nil) {
    self.rule = rule
    self.line = line
    self.column = column
    self.message = message
    self.subject = subject
  }

  /// A finding at the beginning of a field.
  init(_ rule: Rule, at place: PlacedText, _ message: String) {
    self.init(rule, line: place.line, column: place.column, message)
  }

  /// A finding in a text, at one of its characters.
  init(_ rule: Rule, in text: VisibleText, at index: Int, _ message: String) {
    self.init(
      rule, line: text.line(at: index).number, column: text.column(of: index), message)
  }
}
