/// A document number as it stands in a text, in its right form or a wrong one.
struct CitedNumber: Equatable {
  /// Where it stands, with the letters of the body, as far as they can be told from other words.
  let range: Range<Int>
  /// How many characters stand in front of the year.
  let bodyLength: Int
  let year: Int
  /// The form that is wrong, and what to write; nil where it is right.
  let problem: String?
}

extension CitedNumber {
  /// The brackets of years, and what is written for them.
  static let openings = "〔[(（【﹝［{"
  private static let openingSet = ScalarSet(openings)

  private static func closing(_ opening: Unicode.Scalar) -> Unicode.Scalar? {
    switch opening {
    case "〔": "〕"
    case "[": "]"
    case "(": ")"
    case "（": "）"
    case "【": "】"
    case "﹝": "﹞"
    case "［": "］"
    case "{": "}"
    default: nil
    }
  }

  /// The first number in a text.
  static func first(in text: Characters) -> CitedNumber? {
    var opening = openingSet.firstIndex(in: text.bytes, from: 0)
    while opening < text.endIndex {
      if let number = CitedNumber(text, opening: opening) { return number }
      opening = openingSet.firstIndex(in: text.bytes, from: text.index(after: opening))
    }
    return nil
  }

  /// The number whose year stands behind the bracket at an index; nil where there is none.
  init?(_ text: Characters, opening: Int) {
    guard let close = CitedNumber.closing(text[opening]) else { return nil }
    let yearDigits = text.digits(from: text.index(after: opening))
    guard let year = CitedNumber.year(yearDigits), text.at(yearDigits.endIndex) == close else {
      return nil
    }
    let behind = text.index(after: yearDigits.endIndex)
    let hasOrdinalMark = text.at(behind) == "第"
    let digits = text.digits(from: hasOrdinalMark ? text.index(after: behind) : behind)
    guard let first = digits.first, text.at(digits.endIndex) == "号" else { return nil }
    let body = CitedNumber.body(text[..<opening])
    guard !body.isEmpty else { return nil }
    range = body.startIndex..<text.index(after: digits.endIndex)
    bodyLength = body.count
    self.year = year
    problem =
      if text[opening] != "〔" {
        "the year stands in 〔〕: write 〔\(year)〕"
      } else if hasOrdinalMark {
        "there is no 第 in front of the number; remove it"
      } else if first.digit == 0 {
        "the number has no zeros in front; remove them"
      } else {
        nil
      }
  }

  private static func year(_ digits: Slice<Characters>) -> Int? {
    guard digits.prefix(5).count == 4 else { return nil }
    let year = digits.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
    return 1900...2099 ~= year ? year : nil
  }

  /// The letters of the body in front of the year: Chinese characters, and brackets that are closed.
  private static func body(_ text: Slice<Characters>) -> Slice<Characters> {
    var closed = 0
    let body = text.reversed().prefix { scalar in
      closed += scalar == "）" ? 1 : scalar == "（" ? -1 : 0
      return closed >= 0 && (scalar.isHan || scalar == "（" || scalar == "）")
    }
    return text[body.endIndex.base...]
  }
}
