package import CertificateIndex

/// Where the counts of a day lie in the file of counters.
///
/// The file is a count-min sketch: each value has one slot in each of two rows, at places that a keyed
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
    var label = [UInt8]("day/")
    label.append(littleEndian: day)
    key = SipHash.hash(label, key: limiterKey)
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

  /// The two slots of a value.
  package struct Counter: Equatable, Sendable {
    /// Offsets in the file, in bytes.
    package let offsets: [Int]
  }

  /// The slots of a value of a kind.
  package func counter(_ kind: Kind, _ value: [UInt8]) -> Counter {
    let hash = SipHash.hash([kind.rawValue] + value, key: key)
    return Counter(offsets: [
      Int(hash.first % slotsInRow) * slotSize,
      (Int(slotsInRow) + Int(hash.second % slotsInRow)) * slotSize,
    ])
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
