import CertificateIndex

/// MurmurHash3 with 128 bits of output for 64-bit machines, fed in words of eight bytes.
///
/// After A. Appleby's description of 2011, with seed 0. It scatters well and is fast; whoever wants to can make two inputs with
/// the same hash.
struct MurmurHash {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// The first word of a block of two.
  private var pending: UInt64?
  private var count: UInt64 = 0

  /// Adds a word.
  mutating func add(_ word: UInt64) {
    count &+= 8
    if let other = pending {
      mix(other, word)
      pending = nil
    } else {
      pending = word
    }
  }

  /// Adds bytes, and zeros up to a whole word.
  mutating func add(_ bytes: RawSpan) {
    var place = 0
    if pending != nil, bytes.byteCount >= 8 {
      add(bytes.word(at: 0))
      place = 8
    }
    if pending == nil { place = addBlocks(bytes, from: place) }
    while place + 8 <= bytes.byteCount {
      add(bytes.word(at: place))
      place += 8
    }
    if place < bytes.byteCount {
      add(bytes.number(at: place, bytes: bytes.byteCount - place))
    }
  }

  /// Adds whole blocks, and says where they end.
  private mutating func addBlocks(_ bytes: RawSpan, from start: Int) -> Int {
    // A value of its own, which need not lie in memory.
    var hash = self
    var place = start
    while place &+ 16 <= bytes.byteCount {
      hash.mix(bytes.word(at: place), bytes.word(at: place &+ 8))
      place &+= 16
    }
    hash.count &+= UInt64(place - start)
    self = hash
    return place
  }

  /// The hash of all that was added.
  consuming func finalize() -> (first: UInt64, second: UInt64) {
    if let pending { first ^= MurmurHash.scrambledFirst(pending) }
    first ^= count
    second ^= count
    first &+= second
    second &+= first
    first = MurmurHash.avalanche(first)
    second = MurmurHash.avalanche(second)
    first &+= second
    second &+= first
    return (first, second)
  }

  @inline(__always)
  private mutating func mix(_ low: UInt64, _ high: UInt64) {
    first ^= MurmurHash.scrambledFirst(low)
    first = (rotated(first, by: 27) &+ second) &* 5 &+ 0x52DC_E729
    second ^= rotated(high &* secondFactor, by: 33) &* firstFactor
    second = (rotated(second, by: 31) &+ first) &* 5 &+ 0x3849_5AB5
  }

  @inline(__always)
  private static func scrambledFirst(_ word: UInt64) -> UInt64 {
    rotated(word &* firstFactor, by: 31) &* secondFactor
  }

  /// Lets each bit change about half of all others.
  private static func avalanche(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
    word = (word ^ word >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return word ^ word >> 33
  }
}

private let firstFactor: UInt64 = 0x87C3_7B91_1142_53D5
private let secondFactor: UInt64 = 0x4CF5_AD43_2745_937F

@inline(__always)
private func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
  word &<< bits | word &>> (64 &- bits)
}
