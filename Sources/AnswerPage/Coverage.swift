import CertificateIndex

/// A month as a public table has it; where the table names the year alone, no more is known.
package struct TableMonth: Equatable, Sendable {
  package let year: Int
  /// From 1 to 12; nil where the table does not say it.
  package let month: Int?

  /// Nil where there is no such month from 1900 to 2155.
  package init?(year: Int, month: Int?) {
    guard 1900...2155 ~= year, 1...12 ~= month ?? 1 else { return nil }
    self.year = year
    self.month = month
  }

  /// The month in two bytes: the year times 16, and the month or 0.
  fileprivate var packed: UInt16 { UInt16(year << 4 | (month ?? 0)) }

  /// Reads what ``packed`` wrote; nil for anything else.
  fileprivate init?(packed: UInt64) {
    let month = Int(packed & 0xf)
    self.init(year: Int(packed >> 4), month: month == 0 ? nil : month)
  }
}

/// From which month to which certificates can be found, both included.
package struct Coverage: Equatable, Sendable {
  package let first: TableMonth
  package let last: TableMonth

  package init(first: TableMonth, last: TableMonth) {
    self.first = first
    self.last = last
  }

  /// How much of a year can be found.
  package enum Extent: Sendable {
    case none
    case partial
    case whole
  }

  /// How much of a year can be found; a bound that is a year alone is taken for all of it.
  package func extent(of year: Int) -> Extent {
    guard first.year <= year, year <= last.year else { return .none }
    let isCut =
      year == first.year && first.month ?? 1 > 1 || year == last.year && last.month ?? 12 < 12
    return isCut ? .partial : .whole
  }

  /// The coverage from the earliest beginning to the latest end of both.
  func joined(_ other: Coverage) -> Coverage {
    Coverage(
      first: other.first.packed < first.packed ? other.first : first,
      last: other.last.end > last.end ? other.last : last)
  }
}

extension TableMonth {
  /// A number by which ends are compared: a year alone ends with its last month.
  fileprivate var end: Int { year << 4 | (month ?? 12) }
}

extension Coverage {
  /// Appends the coverage to bytes of the answer page.
  func encode(into bytes: inout [UInt8]) {
    bytes.append(littleEndian: first.packed)
    bytes.append(littleEndian: last.packed)
  }

  /// Reads what ``encode(into:)`` wrote; nil for anything else.
  init?(from reader: inout ByteReader) {
    let first = TableMonth(packed: reader.number(bytes: 2))
    let last = TableMonth(packed: reader.number(bytes: 2))
    guard let first, let last else { return nil }
    self.init(first: first, last: last)
  }
}
