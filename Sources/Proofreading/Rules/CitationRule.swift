/// A document is cited by its title, then its number in brackets: 《…》（人社厅发〔2018〕148号).
enum CitationRule {
  static func findings(in manuscript: Manuscript) -> [Finding] {
    manuscript.body.filter { !$0.isCode }.flatMap { line in
      CitedNumber.all(in: line.scalars).flatMap { findings(of: $0, in: line) }
    }
  }

  private static func findings(of number: CitedNumber, in line: TextLine) -> [Finding] {
    if let problem = number.problem {
      return [
        Finding(
          .citation, in: line, at: number.range.lowerBound,
          "'\(line.scalars[number.range].text)': \(problem)")
      ]
    }
    guard !hasTitle(number, in: line) else { return [] }
    return [
      Finding(
        .citation, in: line, at: number.range.lowerBound,
        "a document is cited without its title; write 《…》（\(line.scalars[number.range].text)）")
    ]
  }

  /// Whether a title ends right in front of the number, or of the bracket that holds it.
  ///
  /// A line that is the number alone, or begins with it, as in a table, is no citation in a sentence.
  private static func hasTitle(_ number: CitedNumber, in line: TextLine) -> Bool {
    let before = line.scalars[..<number.range.lowerBound].filter { $0 != " " && $0 != "　" }
    guard let last = before.last else { return true }
    if "》〉|".unicodeScalars.contains(last) { return true }
    return "（(，,、和及".unicodeScalars.contains(last) && before.contains("》")
  }
}
