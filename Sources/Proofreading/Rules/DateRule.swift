/// Dates in a text: Arabic numerals, without zeros in front, of days that there are
/// (GB/T 9704-2012, section 7.3.5; GB/T 15835-2011).
enum DateRule: TextRule {
  static let marks = "年"

  static func findings(in text: VisibleText) -> [Finding] {
    text.marks.compactMap { mark in
      guard mark.character == "年" else { return nil }
      return chineseYear(text, before: mark.index) ?? date(text, before: mark.index)
    }
  }

  /// A year such as 二〇二〇年.
  private static func chineseYear(_ text: VisibleText, before end: Int) -> Finding? {
    let digits = text.characters[..<end].reversed().prefix(while: isChineseDigit).prefix(5)
    guard digits.count == 4 else { return nil }
    let start = digits.endIndex.base
    return Finding(
      .dates, in: text, at: start,
      "'\(text.characters.text(start..<end))年' is written with Arabic numerals, as in 2020年")
  }

  private static func isChineseDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九": true
    default: false
    }
  }

  /// A date such as 2020年10月28日 or 2020年10月.
  private static func date(_ text: VisibleText, before end: Int) -> Finding? {
    let digits = text.characters.asciiDigits(before: end)
    guard digits.count == 4, let year = Int(text.characters.text(digits)),
      let month = Part(text.characters, from: end + "年".utf8.count, unit: "月")
    else { return nil }
    let day = Part(text.characters, from: month.end, unit: "日")
    if month.hasZero || day?.hasZero == true {
      return Finding(
        .dates, in: text, at: digits.lowerBound,
        "months and days have no zero in front, as in 2020年2月5日")
    }
    guard isDay(year, month.value, day?.value ?? 1) else {
      let date = text.characters.text(digits.lowerBound..<(day ?? month).end)
      return Finding(
        .dates, in: text, at: digits.lowerBound, "there is no day '\(date)'; correct it")
    }
    return nil
  }

  /// A month or a day: one or two digits and then a unit.
  private struct Part {
    let value: Int
    let hasZero: Bool
    /// The index behind the unit.
    let end: Int

    init?(_ text: Characters, from start: Int, unit: Unicode.Scalar) {
      let digits = text.asciiDigits(from: start)
      guard 1...2 ~= digits.count, let value = Int(text.text(digits)),
        text.at(digits.upperBound) == unit
      else { return nil }
      self.value = value
      hasZero = text[start] == "0"
      end = text.index(after: digits.upperBound)
    }
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard 1...12 ~= month else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }
}
