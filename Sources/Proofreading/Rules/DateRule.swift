/// Dates in a text: Arabic numerals, without zeros in front, of days that there are
/// (GB/T 9704-2012, section 7.3.5; GB/T 15835-2011).
enum DateRule {
  static func findings(in text: [TextLine]) -> [Finding] {
    text.filter { !$0.isCode }.flatMap { line in
      line.scalars.indices.filter { line.scalars[$0] == "年" }.compactMap { year in
        chineseYear(line, before: year) ?? date(line, year: year)
      }
    }
  }

  private static let chineseDigits = Set("〇○零一二三四五六七八九".unicodeScalars)

  private static func chineseYear(_ line: TextLine, before year: Int) -> Finding? {
    guard year >= 4, line.scalars[(year - 4)..<year].allSatisfy(chineseDigits.contains),
      !(line.scalars.at(year - 5).map(chineseDigits.contains) ?? false)
    else { return nil }
    return Finding(
      .dates, in: line, at: year - 4,
      "'\(line.scalars[(year - 4)...year].text)' is written with Arabic numerals, as in 2020年")
  }

  /// A date such as 2020年10月28日 or 2020年10月.
  private static func date(_ line: TextLine, year end: Int) -> Finding? {
    guard let year = number(line.scalars, before: end), year.digits == 4,
      let month = number(line.scalars, after: end, unit: "月")
    else { return nil }
    let day = number(line.scalars, after: month.end, unit: "日")
    let start = end - 4
    if month.hasZero || day?.hasZero == true {
      return Finding(
        .dates, in: line, at: start, "months and days have no zero in front, as in 2020年2月5日")
    }
    guard isDay(year.value, month.value, day?.value ?? 1) else {
      let text = line.scalars[start...(day ?? month).end].text
      return Finding(.dates, in: line, at: start, "there is no day '\(text)'; correct it")
    }
    return nil
  }

  private static func number(
    _ text: [Unicode.Scalar], before end: Int
  ) -> (value: Int, digits: Int)? {
    let digits = text[..<end].reversed().prefix { $0.isASCII && $0.digit != nil }
    guard 1...4 ~= digits.count, let value = Int(digits.reversed().text) else { return nil }
    return (value, digits.count)
  }

  /// One or two digits behind a place and then a unit, at `end`.
  private static func number(
    _ text: [Unicode.Scalar], after start: Int, unit: Unicode.Scalar
  ) -> (value: Int, hasZero: Bool, end: Int)? {
    let digits = text[(start + 1)...].prefix { $0.isASCII && $0.digit != nil }
    guard 1...2 ~= digits.count, let value = Int(digits.text), text.at(digits.endIndex) == unit
    else { return nil }
    return (value, digits.first == "0", digits.endIndex)
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard 1...12 ~= month else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }
}
