/// Half-width punctuation between Chinese characters (GB/T 15834-2011, section 5.1).
enum PunctuationRule: TextRule {
  static let marks = ",;:?!.()"

  static func findings(in text: VisibleText) -> [Finding] {
    text.marks.compactMap { mark in
      guard let right = fullWidth(mark.character), isChinese(mark, in: text.characters),
        !isOfHeading(mark, in: text)
      else { return nil }
      return Finding(
        .punctuation, in: text, at: mark.index,
        "'\(mark.character)' in Chinese text is '\(right)'")
    }
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

  /// Whether a mark belongs to the number of a heading, which has a rule of its own.
  private static func isOfHeading(_ mark: Mark, in text: VisibleText) -> Bool {
    HeadingNumber(text.line(at: mark.index), of: text).map { mark.index < $0.end } ?? false
  }
}
