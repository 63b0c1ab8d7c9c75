package import CertificateIndex

/// When a document was published on the site: a day, in Chinese time, or a minute of it.
package struct PublicationTime: Equatable, Sendable {
  package let day: CivilDate
  /// The minute of the day, from midnight; 0 where only the day is known.
  package let minute: Int

  package init(day: CivilDate, minute: Int = 0) {
    self.day = day
    self.minute = minute
  }

  /// A number that is larger, the later the time is.
  var order: Int { Int(day.packed) << 11 | minute }

  /// Reads `2020-10-28` or `2020-10-28 09:30`, and nothing else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let day = CivilDate(iso8601: Array(bytes.prefix(10))) else { return nil }
    self.day = day
    guard bytes.count > 10 else {
      minute = 0
      return
    }
    guard let minute = PublicationTime.minute(bytes.dropFirst(10)) else { return nil }
    self.minute = minute
  }

  /// Reads a time of day with a space before it, ` 09:30`.
  private static func minute(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.map { Int($0) - Int(UInt8(ascii: "0")) }
    guard digits.count == 6, text.first == UInt8(ascii: " "), digits[3] == 10,
      [1, 2, 4, 5].allSatisfy({ 0...9 ~= digits[$0] })
    else { return nil }
    let (hour, minute) = (digits[1] * 10 + digits[2], digits[4] * 10 + digits[5])
    return hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }

  /// `2020-10-28 09:30`, as the meta tag PubDate has it.
  var text: String { text(parting: UInt8(ascii: " "), end: "") }

  /// `2020-10-28T09:30:00+08:00` (RFC 3339).
  var internetText: String { text(parting: UInt8(ascii: "T"), end: ":00+08:00") }

  private func text(parting: UInt8, end: String) -> String {
    let (hour, minute) = (minute / 60, minute % 60)
    var text = day.iso8601
    text.reserveCapacity(text.count + 6 + end.utf8.count)
    text.append(parting)
    text.append(digit(hour / 10))
    text.append(digit(hour))
    text.append(UInt8(ascii: ":"))
    text.append(digit(minute / 10))
    text.append(digit(minute))
    text += end.utf8
    return String(decoding: text, as: UTF8.self)
  }
}

/// The last digit of a number.
private func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }

extension PublicationTime: Comparable {
  package static func < (left: PublicationTime, right: PublicationTime) -> Bool {
    (left.day.packed, left.minute) < (right.day.packed, right.minute)
  }
}
