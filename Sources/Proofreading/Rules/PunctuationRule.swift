/// Half-width punctuation between Chinese characters (GB/T 15834-2011, section 5.1).
enum PunctuationRule: TextRule {
  static let marks = ",;:?!.()"

  static func findings(in text: VisibleText) -> [Finding] {
    var findings: [Finding] = []
    // Where the words of a line begin and end; the marks of a heading's number have a rule of their own.
    var words = 0..<0
    for mark in text.marks {
      guard let right = fullWidth(mark.character), isChinese(mark, in: text.characters) else {
        continue
      }
      if mark.index >= words.upperBound { words = wordRange(of: text.line(at: mark.index), text) }
      guard words.contains(mark.index) else { continue }
      findings.append(
        Finding(
          .punctuation, in: text, at: mark.index,
          "'\(mark.character)' in Chinese text is '\(right)'"))
    }
    return findings
  }

  /// A line without the number of a heading in front of it.
  private static func wordRange(of line: TextLine, _ text: VisibleText) -> Range<Int> {
    (HeadingNumber(line, of: text)?.end ?? line.range.lowerBound)..<line.range.upperBound
  }

  private static func fullWidth(_ mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark {
    case ",": "，"
    case ";": "；"
    case ":": "："
    case "?": "？"
    case "!": "！"
    case ".": "。"
    case "(": "（"
    case ")": "）"
    default: nil
    }
  }

  /// Whether a mark belongs to Chinese words: those on both sides, or before it at the end of a line.
  private static func isChinese(_ mark: Mark, in text: Characters) -> Bool {
    let before = text.before(mark.index)?.isHan ?? false
    let after = text.after(mark.index).map { $0.isHan }
    return switch mark.character {
    case "(": after == true
    case ")": before && after != false
    case ":": before && after == true
    default: before && after != false
    }
  }
}
