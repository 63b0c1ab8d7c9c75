import CertificateIndex

/// The years of which certificates can be found.
package struct CoveredYears: Equatable, Sendable {
  /// The first year of which anything can be found.
  package let first: UInt16
  /// The first year all of which can be found.
  package let firstWhole: UInt16
  /// The last year all of which can be found.
  package let lastWhole: UInt16
  /// The last year of which anything can be found.
  package let last: UInt16

  package init(first: UInt16, firstWhole: UInt16, lastWhole: UInt16, last: UInt16) {
    self.first = first
    self.firstWhole = firstWhole
    self.lastWhole = lastWhole
    self.last = last
  }

  /// How much of a year can be found.
  package enum Extent: Sendable {
    case none
    case partial
    case whole
  }

  /// How much of a year can be found.
  package func extent(of year: Int) -> Extent {
    guard first <= year, year <= last else { return .none }
    return firstWhole <= year && year <= lastWhole ? .whole : .partial
  }
}

extension CoveredYears {
  func encode(into bytes: inout [UInt8]) {
    for year in [first, firstWhole, lastWhole, last] { bytes.append(littleEndian: year) }
  }

  init(from reader: inout ByteReader) {
    let years = reader.number(bytes: 8)
    first = UInt16(truncatingIfNeeded: years)
    firstWhole = UInt16(truncatingIfNeeded: years >> 16)
    lastWhole = UInt16(truncatingIfNeeded: years >> 32)
    last = UInt16(truncatingIfNeeded: years >> 48)
  }
}
