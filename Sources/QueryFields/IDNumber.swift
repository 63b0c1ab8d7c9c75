/// The number of an identity document (证件号码), of whatever kind.
///
/// A resident ID has one key in its forms of 15 and 18 characters, a pass of Hong Kong, Macao or Taiwan
/// one for all its replacements. A wrong check character is taken as typed.
package struct IDNumber: QueryField {
  /// The number in capitals, without spaces, dots, commas, dashes, brackets and 字第号; at most 64 scalars.
  package let key: [UInt8]

  /// The same number in the other century, where a form of 15 digits stands for both.
  package let furtherKeys: [[UInt8]]

  /// Cleans the number and brings the documents that are known by their form to one form each.
  package init(typed: Span<UInt8>) throws(FieldProblem) {
    let number = try Self.clean(typed)
    if let short = ShortResidentID(number) {
      key = short.lengthened(century: 19)
      furtherKeys = short.mayBeOlderThan1900 ? [short.lengthened(century: 18)] : []
    } else {
      key = Self.lastingPart(number) ?? number
      furtherKeys = ShortResidentID.twinOfOlderThan1900(key).map { [$0] } ?? []
    }
  }

  /// Whether the text has the form of the 18 characters of a resident ID, of somebody not born in
  /// 18xx.
  package static func isPlain(_ typed: Span<UInt8>) -> Bool {
    guard typed.count == 18, typed.hasDigits(in: 0..<17) else { return false }
    let isOld = typed[6] == UInt8(ascii: "1") && typed[7] == UInt8(ascii: "8")
    return !isOld && (NumberText.isDigit(typed[17]) || typed[17] == UInt8(ascii: "X"))
  }

  /// The number without what some write and others do not, and with a true X at its end.
  static func clean(_ typed: Span<UInt8>) throws(FieldProblem) -> [UInt8] {
    let cleaned = try NumberText.clean(typed, filler: filler)
    return withLatinX(cleaned) ?? cleaned
  }

  /// 号, 號, 字 and 第, as in 军字第…号, and brackets.
  private static let filler: [UInt32] = [0x53F7, 0x865F, 0x5B57, 0x7B2C, 0x28, 0x29]

  /// Whether the number is that of a pass of Hong Kong (H) or Macao (M), with the two digits that count
  /// the replacements of the card, or without.
  static func isOfHongKongOrMacao(_ number: [UInt8]) -> Bool {
    (number.count == 9 || number.count == 11)
      && (number[0] == UInt8(ascii: "H") || number[0] == UInt8(ascii: "M"))
      && number[1...].allSatisfy(NumberText.isDigit)
  }

  /// Whether the number is that of a pass of Taiwan in the form of the booklets before 2015: eight digits,
  /// and two digits or a letter that count the replacements.
  private static func isOfTaiwanBooklet(_ number: [UInt8]) -> Bool {
    switch number.count {
    case 9: number[..<8].allSatisfy(NumberText.isDigit) && NumberText.isLetter(number[8])
    case 10: number.allSatisfy(NumberText.isDigit)
    default: false
    }
  }

  /// What names the holder, without the count of replacements; nil where there is none.
  ///
  /// Passes of Hong Kong and Macao keep nine characters for life, those of Taiwan eight.
  private static func lastingPart(_ number: [UInt8]) -> [UInt8]? {
    if isOfHongKongOrMacao(number) { return Array(number[..<9]) }
    return isOfTaiwanBooklet(number) ? Array(number[..<8]) : nil
  }

  /// A number of 17 digits and a look-alike of X, with the X itself.
  private static func withLatinX(_ number: [UInt8]) -> [UInt8]? {
    guard number.count == 19 || number.count == 20,
      number[..<17].allSatisfy(NumberText.isDigit), isLookalikeOfX(number[17...])
    else { return nil }
    var latin = Array(number[..<17])
    latin.append(UInt8(ascii: "X"))
    return latin
  }

  /// Whether the two or three bytes are × or ✕ ✖ ⨯, or one of Х х (Cyrillic), Χ χ (Greek), Ⅹ ⅹ (Roman
  /// ten).
  private static func isLookalikeOfX(_ utf8: ArraySlice<UInt8>) -> Bool {
    let packed = utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return switch packed {
    case 0xC397, 0xD0A5, 0xD185, 0xCEA7, 0xCF87, 0xE285A9, 0xE285B9: true
    case 0xE29C95, 0xE29C96, 0xE2A8AF: true
    default: false
    }
  }
}
