package import CertificateIndex

/// Where the counts of a day lie in the file of counters.
///
/// The file is a count-min sketch: a value has one slot in each of two rows, at places that a keyed
/// hash decides, and its count is the smaller of the two. Other values can make a count too large, never
/// too small. The key changes with the day, and so do all places; a slot that was last written on another
/// day counts as zero.
///
///     row 0: 65,536 slots │ row 1: 65,536 slots        slot: count 2 │ day 2
package struct CounterTable: Equatable, Sendable {
  /// The number of the day, from the first of January 1970 in China.
  package let day: UInt16
  private let key: Bits128

  /// The table of a day under the limiter's key.
  package init(day: UInt16, limiterKey: Bits128) {
    self.day = day
    var hash = SipHash(key: limiterKey)
    hash.update("day/")
    hash.update(UInt8(truncatingIfNeeded: day))
    hash.update(UInt8(truncatingIfNeeded: day >> 8))
    key = hash.finalize()
  }

  /// What is counted.
  package enum Kind: UInt8, Sendable {
    /// The queries of an address, or of a network of IPv6.
    case client
    /// The queries of a site of IPv6.
    case site
    /// The queries of everybody.
    case everybody
    /// The failures with a person's name and the beginning of the ID number.
    case person
    /// The failures with a certificate number.
    case certificate
  }

  /// The slots of a value.
  package struct Counter: Equatable, Sendable {
    /// Offsets in the file, in bytes.
    package let offsets: [Int]
  }

  /// The slots of a value of a kind: one in each row, but one alone for everybody, whose count is so large
  /// that nothing that others add to it matters.
  package func counter(_ kind: Kind, _ value: [UInt8]) -> Counter {
    var hash = SipHash(key: key)
    hash.update(kind.rawValue)
    hash.update(value)
    let places = hash.finalize()
    let first = Int(places.first % slotsInRow) * slotSize
    guard kind != .everybody else { return Counter(offsets: [first]) }
    return Counter(offsets: [first, (Int(slotsInRow) + Int(places.second % slotsInRow)) * slotSize])
  }

  /// The count in a slot; 0 where it was written on another day.
  func count(in slot: UInt32) -> Int {
    slot >> 16 == UInt32(day) ? Int(slot & 0xffff) : 0
  }

  /// A slot with a count, which stays within what a slot can hold.
  func slot(of count: Int) -> UInt32 {
    UInt32(day) << 16 | UInt32(min(max(count, 0), 0xffff))
  }

  /// The length of the file in bytes, once every slot was written.
  package static let fileSize = 2 * Int(slotsInRow) * slotSize
}

private let slotsInRow: UInt64 = 65_536
private let slotSize = 4
