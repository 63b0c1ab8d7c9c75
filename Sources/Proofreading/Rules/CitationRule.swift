/// A document is cited by its title, then its number in brackets: 《…》（人社厅发〔2018〕148号).
enum CitationRule: DocumentRule {
  static let marks = CitedNumber.openings

  static func findings(in manuscript: Manuscript) -> [Finding] {
    manuscript.body.marks.compactMap { mark in
      CitedNumber(manuscript.body.characters, opening: mark.index).flatMap {
        finding(of: $0, in: manuscript.body)
      }
    }
  }

  private static func finding(of number: CitedNumber, in text: VisibleText) -> Finding? {
    let start = number.range.lowerBound
    let written = text.characters.text(number.range)
    if let problem = number.problem {
      return Finding(.citation, in: text, at: start, "'\(written)': \(problem)")
    }
    guard !hasTitle(number, in: text) else { return nil }
    return Finding(
      .citation, in: text, at: start,
      "a document is cited without its title; write 《…》（\(written)）")
  }

  /// Whether a title ends right in front of the number, or of the bracket that holds it.
  ///
  /// A line that is the number alone, or begins with it, as in a table, is no citation in a sentence.
  private static func hasTitle(_ number: CitedNumber, in text: VisibleText) -> Bool {
    let line = text.line(at: number.range.lowerBound)
    let before = text.characters[line.range.lowerBound..<number.range.lowerBound]
    guard let last = before.last(where: { $0 != " " && $0 != "　" }) else { return true }
    if "》〉|".unicodeScalars.contains(last) { return true }
    return "（(，,、和及".unicodeScalars.contains(last) && before.contains("》")
  }
}
