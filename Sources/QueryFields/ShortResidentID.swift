/// A resident ID in its old form of 15 digits: area, `yyMMdd`, sequence (GB 11643-1989).
struct ShortResidentID {
  private let digits: [UInt8]

  /// Takes 15 digits whose date is possible, nothing else.
  init?(_ number: [UInt8]) {
    guard number.count == 15, number.allSatisfy(NumberText.isDigit) else { return nil }
    digits = number
    guard hasPossibleDate else { return nil }
  }

  /// Whether the sequence is one of 996 to 999, which were kept for people born before 1900.
  var mayBeOlderThan1900: Bool {
    pair(at: 12) == 99 && digits[14] >= UInt8(ascii: "6")
  }

  /// The form of 18 characters, with the check character (GB 11643-1999).
  func lengthened(century: UInt8) -> [UInt8] {
    var long: [UInt8] = []
    long.reserveCapacity(18)
    long += digits[..<6]
    long.append(UInt8(ascii: "0") + century / 10)
    long.append(UInt8(ascii: "0") + century % 10)
    long += digits[6...]
    long.append(ResidentID.checkCharacter(long))
    return long
  }

  /// The number that a form of 15 digits is looked up by, for a person born in 18xx.
  ///
  /// Nil for every other number: its form of 15 digits has the same key already.
  static func twinOfOlderThan1900(_ long: [UInt8]) -> [UInt8]? {
    guard long.count == 18, long[6] == UInt8(ascii: "1"), long[7] == UInt8(ascii: "8"),
      let short = Self(shortened(long)), short.mayBeOlderThan1900
    else { return nil }
    return short.lengthened(century: 19)
  }

  /// The digits without century and check character.
  private static func shortened(_ long: [UInt8]) -> [UInt8] {
    var short: [UInt8] = []
    for index in 0..<17 where index != 6 && index != 7 { short.append(long[index]) }
    return short
  }

  /// Whether the date exists in 19yy; it then exists in 18yy as well.
  private var hasPossibleDate: Bool {
    ResidentID.isDate(year: 1900 + pair(at: 6), month: pair(at: 8), day: pair(at: 10))
  }

  private func pair(at index: Int) -> Int { NumberText.pair(in: digits, at: index) }
}
