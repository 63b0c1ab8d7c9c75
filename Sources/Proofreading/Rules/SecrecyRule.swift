/// 密级 and 份号 stand on lines of their own at the top (GB/T 9704-2012, sections 7.2.1 and 7.2.2).
enum SecrecyRule: DocumentRule {
  private static let words = ["绝密", "机密", "秘密"]

  static func findings(in manuscript: Manuscript) -> [Finding] {
    let text = manuscript.body
    return text.lines.compactMap { secrecy($0, of: text) } + copyNumber(in: text)
  }

  private static func secrecy(_ line: TextLine, of text: VisibleText) -> Finding? {
    guard isFirst(text.characters.at(line.start)), text.length(of: line) < 40 else { return nil }
    let seen = text.characters[line.range].filter { !$0.isWhiteSpace }
    let words = String(String.UnicodeScalarView(seen))
    guard SecrecyRule.words.contains(where: { words == $0 || words.hasPrefix("\($0)★") }) else {
      return nil
    }
    return Finding(
      .secrecy, in: text, at: line.start,
      "the document is marked '\(words.prefix(2))'; it must not be published, take it out of content/"
    )
  }

  private static func isFirst(_ character: Unicode.Scalar?) -> Bool {
    character == "绝" || character == "机" || character == "秘"
  }

  private static func copyNumber(in text: VisibleText) -> [Finding] {
    guard let first = text.lines.first(where: { !$0.isBlank }),
      text.characters[first.range].allSatisfy({ $0.digit != nil }), text.length(of: first) == 6
    else { return [] }
    return [
      Finding(
        .copyNumber, in: text, at: first.range.lowerBound,
        "this looks like the number of a copy (份号), which belongs on paper; remove it")
    ]
  }
}
