/// What GB 11643-1999 says of the 18 characters of a resident ID: area, `yyyyMMdd`, sequence, check.
///
/// Residence permits of people from Hong Kong, Macao and Taiwan, and the cards of foreigners since 2023
/// have the same form.
enum ResidentID {
  /// Whether the number is 17 digits and a digit or X.
  static func hasForm(_ number: [UInt8]) -> Bool {
    number.count == 18 && number[..<17].allSatisfy(NumberText.isDigit)
      && (NumberText.isDigit(number[17]) || number[17] == UInt8(ascii: "X"))
  }

  /// The check character of 17 digits, by ISO 7064 MOD 11-2.
  static func checkCharacter(_ digits: [UInt8]) -> UInt8 {
    var remainder = 0
    for digit in digits.prefix(17) { remainder = (remainder + Int(digit & 0xF)) * 2 % 11 }
    let check = UInt8((12 - remainder) % 11)
    return check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + check
  }

  /// Whether the calendar has a day.
  static func isDate(year: Int, month: Int, day: Int) -> Bool {
    day >= 1 && day <= days(inMonth: month, year: year)
  }

  private static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }
}
