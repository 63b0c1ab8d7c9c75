/// Half-width punctuation between Chinese characters (GB/T 15834-2011, section 5.1).
enum PunctuationRule {
  private static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）",
  ]

  static func findings(in text: [TextLine]) -> [Finding] {
    text.filter { !$0.isCode }.flatMap(findings)
  }

  private static func findings(in line: TextLine) -> [Finding] {
    // The marks of a heading's number have a rule of their own.
    let start = HeadingNumber(line).map { $0.start + $0.written.unicodeScalars.count } ?? 0
    return (start..<max(start, line.scalars.count)).compactMap { index in
      let mark = line.scalars[index]
      guard mark.isASCII, let right = fullWidth[mark], isChinese(mark, line.scalars, index) else {
        return nil
      }
      return Finding(.punctuation, in: line, at: index, "'\(mark)' in Chinese text is '\(right)'")
    }
  }

  /// Whether a mark belongs to Chinese words: those on both sides, or before it at the end of a line.
  private static func isChinese(
    _ mark: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    let before = scalars.at(index - 1)?.isHan ?? false
    let after = scalars.at(index + 1).map { $0.isHan }
    return switch mark {
    case "(": after == true
    case ")": before && after != false
    case ":": before && after == true
    default: before && after != false
    }
  }
}
