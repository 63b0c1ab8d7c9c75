// Numbers of any width from 1 to 64 bits, packed without gaps, least significant bit first.

extension [UInt8] {
  /// The number of `width` bits that begins at bit `offset`.
  ///
  /// - Precondition: The bits lie inside the array.
  package func bits(at offset: Int, width: Int) -> UInt64 {
    let position = offset >> 3
    let shift = UInt64(truncatingIfNeeded: offset & 7)
    guard position >= 0, position < count - 8 else {
      // No more than eight bytes are left, which hold all of the number.
      precondition(offset + width <= count * 8)
      let rest = number(at: position, bytes: Swift.min(8, count - position))
      return rest &>> shift & mask(of: width)
    }
    let bytes = unsafe span.bytes
    let next = UInt64(
      unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position &+ 8, as: UInt8.self))
    return (bytes.word(at: position) &>> shift | (next &<< 1) &<< (63 - shift)) & mask(of: width)
  }

  /// Writes the low `width` bits of `value` at bit `offset`, where zeros stand.
  ///
  /// - Precondition: The bits lie inside the array.
  package mutating func setBits(at offset: Int, width: Int, to value: UInt64) {
    var written = 0
    while written < width {
      let position = offset + written
      let inByte = position & 7
      let taken = Swift.min(8 - inByte, width - written)
      let part = value >> UInt64(written) & ((1 << UInt64(taken)) - 1)
      self[position >> 3] |= UInt8(truncatingIfNeeded: part << UInt64(inByte))
      written += taken
    }
  }
}

/// A number whose low `width` bits are set, 1 to 64.
@inline(__always)
func mask(of width: Int) -> UInt64 {
  UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- width)
}

/// Bits that numbers from 0 to `largest` need; at least one.
package func bitWidth(for largest: Int) -> Int {
  Swift.max(1, Int.bitWidth - largest.leadingZeroBitCount)
}
