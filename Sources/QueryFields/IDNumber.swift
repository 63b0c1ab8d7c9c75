/// The number of an identity document (证件号码), of whatever kind.
///
/// A resident ID has one key in its forms of 15 and 18 characters, a pass of Hong Kong, Macao or Taiwan
/// one for all its replacements. A wrong check character is taken as typed.
package struct IDNumber: QueryField {
  /// The number in capitals, without spaces, dots, dashes and 字第号; at most 64 scalars.
  package let key: [UInt8]

  /// The same number in the other century, where a form of 15 digits stands for both.
  package let furtherKeys: [[UInt8]]

  /// Cleans the number and brings the documents that are known by their form to one form each.
  package init(typed: Span<UInt8>) throws(FieldProblem) {
    let cleaned = try NumberText.clean(typed, filler: Self.militaryFiller)
    if let short = ShortResidentID(cleaned) {
      key = short.lengthened(century: 19)
      furtherKeys = short.mayBeOlderThan1900 ? [short.lengthened(century: 18)] : []
    } else if let pass = Self.passHolder(cleaned) ?? Self.taiwanPassHolder(cleaned) {
      key = pass
      furtherKeys = []
    } else {
      key = Self.withLatinX(cleaned) ?? cleaned
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

  /// 号, 字 and 第, as in 军字第…号.
  private static let militaryFiller: [UInt32] = [0x53F7, 0x5B57, 0x7B2C]

  /// The nine characters that name the holder of a pass of Hong Kong (H) or Macao (M).
  ///
  /// The two digits that may follow count the replacements of the card.
  private static func passHolder(_ number: [UInt8]) -> [UInt8]? {
    guard number.count == 9 || number.count == 11,
      number[0] == UInt8(ascii: "H") || number[0] == UInt8(ascii: "M"),
      number.dropFirst().allSatisfy(NumberText.isDigit)
    else { return nil }
    return Array(number.prefix(9))
  }

  /// The eight digits that name the holder of a pass of Taiwan, in the form of the booklets before 2015.
  ///
  /// Two digits, a letter, or one of these in brackets follow there; the card since then has the eight
  /// alone.
  private static func taiwanPassHolder(_ number: [UInt8]) -> [UInt8]? {
    guard 9...12 ~= number.count, number[..<8].allSatisfy(NumberText.isDigit) else { return nil }
    var tail = number[8...]
    let opened = tail.first == UInt8(ascii: "(")
    if opened != (tail.last == UInt8(ascii: ")")) { return nil }
    if opened { tail = tail.dropFirst().dropLast() }
    let isLetter = tail.count == 1 && tail.allSatisfy(NumberText.isLetter)
    let isCount = tail.count == 2 && tail.allSatisfy(NumberText.isDigit)
    return isLetter || isCount ? Array(number[..<8]) : nil
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

  /// Whether the two or three bytes are × or one of Х х (Cyrillic), Χ χ (Greek), Ⅹ ⅹ (Roman ten).
  private static func isLookalikeOfX(_ utf8: ArraySlice<UInt8>) -> Bool {
    let packed = utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return switch packed {
    case 0xC397, 0xD0A5, 0xD185, 0xCEA7, 0xCF87, 0xE285A9, 0xE285B9: true
    default: false
    }
  }
}
