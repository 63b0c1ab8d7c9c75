/// A checksum of 64 bits against damage, not against an attacker.
///
/// Each step is one-to-one in the word that comes in, so whatever changes eight bytes or less is always
/// noticed, and anything else but for one time in 2⁶⁴. Eight bytes take a nanosecond or two.
struct Checksum {
  private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The checksum of all that was added.
  var value: UInt64 { state }

  /// Adds bytes behind their count.
  mutating func add(_ bytes: RawSpan) {
    add(UInt64(bytes.byteCount))
    var position = 0
    while position &+ 8 <= bytes.byteCount {
      let word = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: UInt64.self)
      add(UInt64(littleEndian: word))
      position &+= 8
    }
    var rest: UInt64 = 0
    while position < bytes.byteCount {
      let byte = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
      rest = rest << 8 | UInt64(byte)
      position &+= 1
    }
    add(rest)
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0xbf58_476d_1ce4_e5b9
    state ^= state >> 32
  }
}
