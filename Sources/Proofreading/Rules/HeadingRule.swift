/// Numbers of headings: 一、 and below it （一）, 1 and （1） (GB/T 9704-2012, section 7.3.3).
enum HeadingRule: DocumentRule {
  static func findings(in manuscript: Manuscript) -> [Finding] {
    let text = manuscript.body
    var order = HeadingOrder()
    var findings: [Finding] = []
    for line in text.lines where !line.isCode && HeadingNumber.mayStand(in: line, of: text) {
      guard let heading = HeadingNumber(line, of: text) else { continue }
      if let finding = form(of: heading, in: text) { findings.append(finding) }
      if let finding = order.finding(of: heading, in: text) { findings.append(finding) }
    }
    return findings
  }

  private static func form(of heading: HeadingNumber, in text: VisibleText) -> Finding? {
    guard heading.written != heading.right else { return nil }
    return Finding(
      .headingForm, in: text, at: heading.start,
      "'\(heading.written)' is written '\(heading.right)' here")
  }
}

/// The number in front of a heading.
struct HeadingNumber: Equatable {
  /// From 1 for 一、 to 4 for （1）.
  let level: Int
  let value: Int
  /// The index of its first character.
  let start: Int
  /// The index behind its marks.
  let end: Int
  /// The number with its marks, as it was written.
  let written: String

  /// The number with the right marks.
  var right: String { HeadingNumber.text(value, level: level) }

  /// Nil where a line begins with no number of a heading.
  init?(_ line: borrowing TextLine, of text: borrowing VisibleText) {
    let start = text.characters.index(behind: HeadingNumber.isInFront, from: line.range.lowerBound)
    guard let first = text.characters.at(start), HeadingNumber.numbers.contains(first) else {
      return nil
    }
    let line = text.characters[start..<line.range.upperBound]
    let opening = first == "（" || first == "("
    let words = line.dropFirst(opening ? 1 : 0)
    guard let number = Number(words) else { return nil }
    let marks = words[number.end...].prefix(while: HeadingNumber.isMark).prefix(2)
    let isBracketed = opening && (marks.first == "）" || marks.first == ")")
    guard !marks.isEmpty, opening == isBracketed, number.isPlausible(marks) else { return nil }
    level = (number.isChinese ? 1 : 3) + (isBracketed ? 1 : 0)
    value = number.value
    self.start = start
    end = marks.endIndex
    written = text.characters.text(start..<end)
  }

  /// Whether the first character of a line that can be seen is one of a number, or may stand in front of one; few
  /// lines begin so.
  static func mayStand(in line: borrowing TextLine, of text: borrowing VisibleText) -> Bool {
    text.characters.at(line.start).map(beginnings.contains) ?? false
  }

  /// What a number may begin with; few lines begin with one of these.
  private static let firsts = "（(123456789一二三四五六七八九十"
  private static let numbers = ScalarSet(firsts)
  private static let beginnings = ScalarSet(firsts + "#*")

  /// Whether a character may stand in front of the number: those of Markdown, and spaces.
  private static func isInFront(_ character: Unicode.Scalar) -> Bool {
    character == " " || character == "#" || character == "*" || character == "　"
  }

  private static func isMark(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "）", ")", "、", ".", "．", "，", ",": true
    default: false
    }
  }

  /// A number as it is written in front of a heading.
  static func text(_ value: Int, level: Int) -> String { texts[level - 1][value] }

  /// All numbers up to the one behind the last, for each level.
  private static let texts = [
    (0...100).map { "\(ChineseNumeral.text($0))、" },
    (0...100).map { "（\(ChineseNumeral.text($0))）" },
    (0...100).map { "\($0)." },
    (0...100).map { "（\($0)）" },
  ]

  private struct Number {
    let value: Int
    /// The index behind it.
    let end: Int
    let isChinese: Bool

    /// Nil where a text does not begin with a number.
    init?(_ text: Slice<Characters>) {
      if let numeral = ChineseNumeral.read(text) {
        (value, end, isChinese) = (numeral.value, numeral.end, true)
      } else {
        let digits = text.base.asciiDigits(from: text.startIndex)
        guard 1...2 ~= digits.count, text.first != "0",
          let value = Int(text.base.text(digits)),
          text[digits.upperBound...].dropFirst().first.map({ $0.digit == nil }) ?? true
        else { return nil }
        (self.value, end, isChinese) = (value, digits.upperBound, false)
      }
    }

    /// Digits with a point begin also a list, an amount or an address, and digits with a comma an
    /// amount: only what no amount can be is taken for a heading.
    func isPlausible(_ marks: Slice<Characters>) -> Bool {
      isChinese || !(marks.first == "," || marks.first == "，")
    }
  }
}

/// Where the counting of headings stands.
private struct HeadingOrder {
  /// The last number of each level; 0 before the first.
  private var last = [0, 0, 0, 0]

  mutating func finding(of heading: HeadingNumber, in text: VisibleText) -> Finding? {
    let level = heading.level - 1
    let before = last[level]
    let parent = level > 0 ? last[level - 1] : 1
    last[level] = heading.value
    for lower in last.indices where lower > level { last[lower] = 0 }
    return message(heading, before: before, isBelowNothing: parent == 0).map {
      Finding(.headingOrder, in: text, at: heading.start, $0)
    }
  }

  private func message(
    _ heading: HeadingNumber, before: Int, isBelowNothing: Bool
  ) -> String? {
    var next: String { HeadingNumber.text(before + 1, level: heading.level) }
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
