import CertificateIndex

/// A checksum of 64 bits against damage, not against an attacker.
///
/// Each step is one-to-one in the word that comes in, so whatever changes a single word is always
/// noticed, and anything else but for one time in 2⁶⁴. Words go to four lanes in turn, because a step
/// waits for the one before it in its lane.
struct Checksum {
  private var first: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var second: UInt64 = 0xc2b2_ae3d_27d4_eb4f
  private var third: UInt64 = 0x1656_67b1_9e37_79f9
  private var fourth: UInt64 = 0x27d4_eb2f_1656_67c5

  /// The checksum of all that was added.
  var value: UInt64 {
    var value = first
    for lane in [second, third, fourth] { mix(lane, into: &value) }
    return value
  }

  /// Adds bytes behind their count.
  mutating func add(_ bytes: RawSpan) {
    mix(UInt64(bytes.byteCount), into: &first)
    var position = 0
    while position &+ 32 <= bytes.byteCount {
      mix(bytes.word(at: position), into: &first)
      mix(bytes.word(at: position &+ 8), into: &second)
      mix(bytes.word(at: position &+ 16), into: &third)
      mix(bytes.word(at: position &+ 24), into: &fourth)
      position &+= 32
    }
    while position < bytes.byteCount {
      mix(bytes.number(at: position, bytes: min(8, bytes.byteCount - position)), into: &first)
      position &+= 8
    }
  }

  @inline(__always)
  private func mix(_ word: UInt64, into lane: inout UInt64) {
    lane = (lane ^ word) &* 0xbf58_476d_1ce4_e5b9
    lane ^= lane >> 32
  }
}
