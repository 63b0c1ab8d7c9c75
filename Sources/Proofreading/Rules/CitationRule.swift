/// A document is cited by its title, then its number in brackets: 《…》（人社厅发〔2018〕148号).
enum CitationRule: DocumentRule {
  static let marks = CitedNumber.openings + "》"

  static func findings(in manuscript: Manuscript) -> [Finding] {
    let text = manuscript.body
    var findings: [Finding] = []
    var title: Int?
    for mark in text.marks {
      if mark.character == "》" { title = mark.index }
      guard let number = CitedNumber(text.characters, opening: mark.index),
        let finding = finding(of: number, in: text, behind: title)
      else { continue }
      findings.append(finding)
    }
    return findings
  }

  /// What is wrong with a number; the last title in front of it may stand in another line.
  private static func finding(
    of number: CitedNumber, in text: VisibleText, behind title: Int?
  ) -> Finding? {
    let start = number.range.lowerBound
    let written = text.characters.text(number.range)
    if let problem = number.problem {
      return Finding(.citation, in: text, at: start, "'\(written)': \(problem)")
    }
    guard !hasTitle(number, in: text, behind: title) else { return nil }
    return Finding(
      .citation, in: text, at: start,
      "a document is cited without its title; write 《…》（\(written)）")
  }

  /// Whether a title ends right in front of the number, or of the bracket that holds it.
  ///
  /// A line that is the number alone, or begins with it, as in a table, is no citation in a sentence.
  private static func hasTitle(
    _ number: CitedNumber, in text: VisibleText, behind title: Int?
  ) -> Bool {
    let line = text.line(at: number.range.lowerBound)
    let before = text.characters[line.range.lowerBound..<number.range.lowerBound]
    guard let last = before.last(where: { $0 != " " && $0 != "　" }) else { return true }
    if "》〉|".unicodeScalars.contains(last) { return true }
    guard let title, "（(，,、和及".unicodeScalars.contains(last) else { return false }
    return title >= line.range.lowerBound
  }
}
