/// A number from 1 to 99 in Chinese, as headings are counted: 一, 十, 二十三.
enum ChineseNumeral {
  private static let digits = Array("一二三四五六七八九".unicodeScalars)

  /// Reads a numeral from the beginning of a text.
  ///
  /// - Returns: The value and the index behind it; nil where there is none.
  static func read(_ text: Slice<Characters>) -> (value: Int, end: Int)? {
    let numeral = text.prefix { $0 == "十" || digits.contains($0) }
    guard !numeral.isEmpty else { return nil }
    return value(Array(numeral)).map { ($0, numeral.endIndex) }
  }

  private static func value(_ numeral: [Unicode.Scalar]) -> Int? {
    guard let ten = numeral.firstIndex(of: "十") else {
      return numeral.count == 1 ? digit(numeral[0]) : nil
    }
    let tens = ten == 0 ? 1 : ten == 1 ? digit(numeral[0]) : nil
    let ones =
      numeral.count == ten + 1 ? 0 : numeral.count == ten + 2 ? digit(numeral[ten + 1]) : nil
    guard let tens, let ones else { return nil }
    return tens * 10 + ones
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    digits.firstIndex(of: scalar).map { $0 + 1 }
  }

  /// A number from 1 to 100, which is the next one behind all that are read, as a numeral.
  static func text(_ value: Int) -> String {
    if value == 100 { return "一百" }
    let tens = value / 10
    return (tens > 1 ? String(digits[tens - 1]) : "") + (tens > 0 ? "十" : "")
      + (value % 10 > 0 ? String(digits[value % 10 - 1]) : "")
  }
}
