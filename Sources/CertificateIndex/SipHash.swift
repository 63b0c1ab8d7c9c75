/// A 128-bit value: a key, or what a keyed hash gives.
package struct Bits128: Equatable, Sendable {
  /// The first eight bytes, little-endian.
  package var first: UInt64
  /// The last eight bytes, little-endian.
  package var second: UInt64

  package init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }
}

extension Bits128: Comparable {
  package static func < (left: Bits128, right: Bits128) -> Bool {
    left.first != right.first ? left.first < right.first : left.second < right.second
  }
}

/// SipHash-2-4 with 128 bits of output, fed piece by piece.
///
/// The pseudo-random function of everything that is keyed here, after J.-P. Aumasson and
/// D. J. Bernstein, "SipHash: a fast short-input PRF" (2012), in the 128-bit variant of its authors'
/// reference code. About half a nanosecond a byte and fifteen a call.
package struct SipHash: Sendable {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64
  private var pending: UInt64 = 0
  private var count: UInt64 = 0

  package init(key: Bits128) {
    v0 = key.first ^ 0x736f_6d65_7073_6575
    v1 = key.second ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = key.first ^ 0x6c79_6765_6e65_7261
    v3 = key.second ^ 0x7465_6462_7974_6573
  }

  /// The hash of `bytes` under `key`.
  package static func hash(_ bytes: [UInt8], key: Bits128) -> Bits128 {
    var hash = SipHash(key: key)
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of `bytes` under `key`.
  package static func hash(_ bytes: RawSpan, key: Bits128) -> Bits128 {
    var hash = SipHash(key: key)
    hash.update(bytes)
    return hash.finalize()
  }

  /// Adds bytes.
  package mutating func update(_ bytes: [UInt8]) {
    unsafe update(bytes.span.bytes)
  }

  /// Adds the UTF-8 bytes of a literal.
  package mutating func update(_ text: StaticString) {
    text.withUTF8Buffer { unsafe update(UnsafeRawBufferPointer($0).bytes) }
  }

  /// Adds bytes.
  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    unsafe update(bytes.span.bytes)
  }

  /// Adds bytes; eight at a time where they begin at a word of the input.
  package mutating func update(_ bytes: RawSpan) {
    update(bytes, from: 0)
  }

  /// Adds all bytes from a position on.
  @inline(__always)
  private mutating func update(_ bytes: RawSpan, from start: Int) {
    var position = start
    if count & 7 == 0 {
      while position &+ 8 <= bytes.byteCount {
        mix(bytes.word(at: position))
        position &+= 8
      }
      count &+= UInt64(position &- start)
      if position > 0, position < bytes.byteCount {
        // The last eight bytes, without those that are in already.
        let left = UInt64(bytes.byteCount &- position)
        pending = bytes.word(at: bytes.byteCount &- 8) >> (64 &- 8 &* left)
        count &+= left
        return
      }
    }
    while position < bytes.byteCount {
      unsafe update(bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self))
      position &+= 1
    }
  }

  /// Adds one byte.
  package mutating func update(_ byte: UInt8) {
    pending |= UInt64(byte) << ((count & 7) * 8)
    count &+= 1
    if count & 7 == 0 {
      absorb(pending)
      pending = 0
    }
  }

  /// Adds the eight bytes of a number, little-endian.
  package mutating func update(_ number: UInt64) {
    guard count & 7 == 0 else {
      for shift in 0..<8 as Range<UInt64> {
        update(UInt8(truncatingIfNeeded: number >> (shift * 8)))
      }
      return
    }
    absorb(number)
    count &+= 8
  }

  /// The hash of all that was added.
  package consuming func finalize() -> Bits128 {
    absorb(pending | count << 56)
    v2 ^= 0xee
    for _ in 0..<4 { round() }
    let first = folded
    v1 ^= 0xdd
    for _ in 0..<4 { round() }
    return Bits128(first: first, second: folded)
  }

  @inline(__always)
  private var folded: UInt64 { v0 ^ v1 ^ v2 ^ v3 }

  #if hasFeature(Embedded)
  // In the tiny binary size counts; elsewhere the call would be a third of the time.
  @inline(never)
  private mutating func absorb(_ word: UInt64) { mix(word) }
  #else
  @inline(__always)
  private mutating func absorb(_ word: UInt64) { mix(word) }
  #endif

  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v1 = rotated(v1, by: 13) ^ v0
    v0 = rotated(v0, by: 32)
    v2 &+= v3
    v3 = rotated(v3, by: 16) ^ v2
    v0 &+= v3
    v3 = rotated(v3, by: 21) ^ v0
    v2 &+= v1
    v1 = rotated(v1, by: 17) ^ v2
    v2 = rotated(v2, by: 32)
  }
}

extension SipHash {
  /// The hashes of two messages, worked out side by side: a core does so much at a time that the second costs half.
  ///
  /// - Complexity: O(the bytes of both); it pays where they are about as long.
  package static func hashes(
    _ first: RawSpan, key: Bits128, _ second: RawSpan, key secondKey: Bits128
  ) -> (Bits128, Bits128) {
    var hash = SipHash(key: key)
    var other = SipHash(key: secondKey)
    let common = min(first.byteCount, second.byteCount) & ~7
    var position = 0
    while position < common {
      hash.mix(first.word(at: position), beside: &other, second.word(at: position))
      position &+= 8
    }
    hash.count = UInt64(common)
    other.count = UInt64(common)
    hash.update(first, from: common)
    other.update(second, from: common)
    return finalize(hash, other)
  }

  private static func finalize(
    _ first: consuming SipHash, _ second: consuming SipHash
  ) -> (Bits128, Bits128) {
    first.mix(
      first.pending | first.count << 56, beside: &second, second.pending | second.count << 56)
    first.v2 ^= 0xee
    second.v2 ^= 0xee
    for _ in 0..<4 { first.round(beside: &second) }
    let firstHalves = (first.folded, second.folded)
    first.v1 ^= 0xdd
    second.v1 ^= 0xdd
    for _ in 0..<4 { first.round(beside: &second) }
    return (
      Bits128(first: firstHalves.0, second: first.folded),
      Bits128(first: firstHalves.1, second: second.folded)
    )
  }

  @inline(__always)
  private mutating func mix(_ word: UInt64, beside other: inout SipHash, _ otherWord: UInt64) {
    v3 ^= word
    other.v3 ^= otherWord
    round(beside: &other)
    round(beside: &other)
    v0 ^= word
    other.v0 ^= otherWord
  }

  @inline(__always)
  private mutating func round(beside other: inout SipHash) {
    round()
    other.round()
  }
}

@inline(__always)
private func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
  word << count | word >> (64 - count)
}
