/// Numbers of headings: 一、 and below it （一）, 1 and （1） (GB/T 9704-2012, section 7.3.3).
enum HeadingRule {
  static func findings(in manuscript: Manuscript) -> [Finding] {
    var order = HeadingOrder()
    return manuscript.body.filter { !$0.isCode }.flatMap { line -> [Finding] in
      guard let heading = HeadingNumber(line) else { return [] }
      return form(of: heading, in: line) + order.findings(of: heading, in: line)
    }
  }

  private static func form(of heading: HeadingNumber, in line: TextLine) -> [Finding] {
    guard heading.written != heading.right else { return [] }
    return [
      Finding(
        .headingForm, in: line, at: heading.start,
        "'\(heading.written)' is written '\(heading.right)' here")
    ]
  }
}

/// The number in front of a heading.
struct HeadingNumber: Equatable {
  /// From 1 for 一、 to 4 for （1）.
  let level: Int
  let value: Int
  /// The place of its first character in the line.
  let start: Int
  /// The number with its marks, as it was written.
  let written: String
  /// The number with the right marks.
  let right: String

  /// Nil where a line begins with no number of a heading.
  init?(_ line: TextLine) {
    let start = line.scalars.firstIndex { !" #*　".unicodeScalars.contains($0) }
    guard let start else { return nil }
    let text = line.scalars[start...]
    self.start = start
    let opening = text.first == "（" || text.first == "("
    guard let number = HeadingNumber.number(text.dropFirst(opening ? 1 : 0)) else { return nil }
    let behind = text.dropFirst((opening ? 1 : 0) + number.length)
    let marks = behind.prefix { "）)、.．，,".unicodeScalars.contains($0) }.prefix(2)
    let isBracketed = opening && (marks.first == "）" || marks.first == ")")
    guard !marks.isEmpty, opening == isBracketed, number.isPlausible(marks) else { return nil }
    level = (number.isChinese ? 1 : 3) + (isBracketed ? 1 : 0)
    value = number.value
    written = text.prefix((opening ? 1 : 0) + number.length + marks.count).text
    right = HeadingNumber.text(value, level: level)
  }

  /// A number as it is written in front of a heading.
  static func text(_ value: Int, level: Int) -> String {
    switch level {
    case 1: "\(ChineseNumeral.text(value))、"
    case 2: "（\(ChineseNumeral.text(value))）"
    case 3: "\(value)."
    default: "（\(value)）"
    }
  }

  private struct Number {
    let value: Int
    let length: Int
    let isChinese: Bool

    /// Digits with a point begin also a list, an amount or an address, and digits with a comma an
    /// amount: only what no amount can be is taken for a heading.
    func isPlausible(_ marks: ArraySlice<Unicode.Scalar>) -> Bool {
      isChinese || !(marks.first == "," || marks.first == "，")
    }
  }

  private static func number(_ text: ArraySlice<Unicode.Scalar>) -> Number? {
    if let numeral = ChineseNumeral.read(text) {
      return Number(value: numeral.value, length: numeral.length, isChinese: true)
    }
    let digits = text.prefix { "0"..."9" ~= $0 }
    guard 1...2 ~= digits.count, digits.first != "0", let value = Int(digits.text),
      text.dropFirst(digits.count + 1).first.map({ $0.digit == nil }) ?? true
    else { return nil }
    return Number(value: value, length: digits.count, isChinese: false)
  }
}

/// Where the counting of headings stands.
private struct HeadingOrder {
  /// The last number of each level; 0 before the first.
  private var last = [0, 0, 0, 0]

  mutating func findings(of heading: HeadingNumber, in line: TextLine) -> [Finding] {
    let level = heading.level - 1
    let before = last[level]
    let parent = level > 0 ? last[level - 1] : 1
    last[level] = heading.value
    for lower in last.indices where lower > level { last[lower] = 0 }
    if let message = message(heading, before: before, isBelowNothing: parent == 0) {
      return [Finding(.headingOrder, in: line, at: heading.start, message)]
    }
    return []
  }

  private func message(
    _ heading: HeadingNumber, before: Int, isBelowNothing: Bool
  ) -> String? {
    let next = HeadingNumber.text(before + 1, level: heading.level)
    if heading.value == before, before > 1 || heading.level < 3 {
      return "'\(heading.right)' stands twice; the next one is '\(next)'"
    }
    if heading.value != 1, heading.value != before + 1 {
      return "'\(heading.right)' stands where '\(next)' is due; correct the number"
    }
    // A list of one kind alone skips nothing.
    guard isBelowNothing, last[..<(heading.level - 1)].contains(where: { $0 > 0 }) else {
      return nil
    }
    return "'\(heading.right)' leaves out a level; below 一、 comes （一）, then 1., then （1）"
  }
}
