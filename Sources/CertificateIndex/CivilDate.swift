/// A day of the Gregorian calendar from 1900 to 2155, as certificates carry it.
package struct CivilDate: Equatable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil where there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard 1900...2155 ~= year, 1...12 ~= month,
      1...CivilDate.days(inMonth: month, of: year) ~= day
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day in `width` bits: years since 1900, month and day, most significant first.
  package var packed: UInt32 {
    UInt32(year - 1900) << 9 | UInt32(month) << 5 | UInt32(day)
  }

  /// Bits that a packed day needs.
  package static let width = 17

  /// The day that was packed; nil where there is no such day.
  package init?(packed: UInt32) {
    self.init(
      year: 1900 + Int(packed >> 9), month: Int(packed >> 5 & 0xf), day: Int(packed & 0x1f))
  }

  /// Days of a month: 28 to 31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The year of a day that is numbered from the first of January 1970 on.
  package static func year(ofDay day: Int) -> Int {
    var year = 1970
    var rest = day
    while rest >= (isLeap(year) ? 366 : 365) {
      rest -= isLeap(year) ? 366 : 365
      year += 1
    }
    return year
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.packed < right.packed
  }
}

extension CivilDate {
  /// Reads `2021-03-05`, and nothing else (RFC 3339, full-date).
  package init?(iso8601 text: [UInt8]) {
    let dash = UInt8(ascii: "-")
    guard text.count == 10, text[4] == dash, text[7] == dash,
      let year = decimal(text[0..<4]), let month = decimal(text[5..<7]),
      let day = decimal(text[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2021-03-05`.
  package var iso8601: [UInt8] {
    let dash = UInt8(ascii: "-")
    return [
      digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash,
      digit(month / 10), digit(month), dash, digit(day / 10), digit(day),
    ]
  }

  /// `2021年3月5日`, as official documents write a day (GB/T 9704, without padding).
  package var chinese: [UInt8] {
    var text = ByteWriter(room: 17)
    text.add(decimal: year)
    text.add("年")
    text.add(decimal: month)
    text.add("月")
    text.add(decimal: day)
    text.add("日")
    return text.finish()
  }
}

/// The last digit of a number.
private func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }

private func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
  var number = 0
  for digit in digits {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
    number = number * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return number
}
