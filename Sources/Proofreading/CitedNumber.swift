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
  private static let brackets: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("〔", "〕"), ("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("﹝", "﹞"), ("［", "］"),
    ("{", "}"),
  ]

  /// The first number in a text.
  static func first(in text: [Unicode.Scalar]) -> CitedNumber? {
    all(in: text).first
  }

  /// All numbers in a text.
  ///
  /// - Complexity: Linear in the text.
  static func all(in text: [Unicode.Scalar]) -> [CitedNumber] {
    text.indices.compactMap { index in
      guard let pair = brackets.first(where: { $0.open == text[index] }) else { return nil }
      return CitedNumber(text, opening: index, closedBy: pair.close)
    }
  }

  private init?(_ text: [Unicode.Scalar], opening: Int, closedBy close: Unicode.Scalar) {
    guard let year = CitedNumber.number(text, opening + 1..<opening + 5),
      1900...2099 ~= year, text.at(opening + 5) == close
    else { return nil }
    let hasOrdinalMark = text.at(opening + 6) == "第"
    let start = opening + (hasOrdinalMark ? 7 : 6)
    let digits = text[min(start, text.count)...].prefix { $0.digit != nil }.count
    let body = CitedNumber.body(text, before: opening)
    guard body > 0, digits > 0, text.at(start + digits) == "号" else { return nil }
    range = opening - body..<start + digits + 1
    bodyLength = body
    self.year = year
    problem =
      if text[opening] != "〔" {
        "the year stands in 〔〕: write 〔\(year)〕"
      } else if hasOrdinalMark {
        "there is no 第 in front of the number; remove it"
      } else if text[start].digit == 0 {
        "the number has no zeros in front; remove them"
      } else {
        nil
      }
  }

  private static func number(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= text.count else { return nil }
    return text[range].reduce(0) { number, scalar in
      guard let number, let digit = scalar.digit else { return nil }
      return number * 10 + digit
    }
  }

  /// The letters of the body in front of the year: Chinese characters, and brackets that are closed.
  private static func body(_ text: [Unicode.Scalar], before opening: Int) -> Int {
    var closed = 0
    return text[..<opening].reversed().prefix { scalar in
      closed += scalar == "）" ? 1 : scalar == "（" ? -1 : 0
      return closed >= 0 && (scalar.isHan || scalar == "（" || scalar == "）")
    }.count
  }
}
