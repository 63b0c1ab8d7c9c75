/// A place in a text as its author finds it.
struct TextPlace: Equatable {
  /// The line, from 1.
  let line: Int
  /// The column, from 1, in characters.
  let column: Int

  /// The place of an index, or of so many characters of its line before it.
  init(of index: String.Index, in text: String, before: Int = 0) {
    let lines = text[..<index].split(separator: "\n", omittingEmptySubsequences: false)
    line = max(1, lines.count)
    column = (lines.last?.count ?? 0) + 1 - before
  }
}
