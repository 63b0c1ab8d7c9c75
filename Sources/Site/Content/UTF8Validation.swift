extension [UInt8] {
  /// Whether the bytes are a text in UTF-8.
  var isUTF8: Bool {
    let rest = self[plainEnd...]
    return rest.isEmpty || String(validating: rest, as: UTF8.self) != nil
  }

  /// Where the characters end of which Chinese texts nearly always consist: ASCII, and such of three bytes whose
  /// first byte takes any two others behind it.
  private var plainEnd: Int {
    withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index &+= 1
          continue
        }
        let start = index
        while index &+ 24 <= bytes.count, areEightPlain(bytes, at: index) { index &+= 24 }
        while index &+ 8 <= bytes.count, areTwoPlain(word(of: bytes, at: index)) { index &+= 6 }
        if index &+ 4 <= bytes.count, isPlain(half(of: bytes, at: index)) { index &+= 3 }
        if index == start { break }
      }
      return index
    }
  }

  /// Whether eight such characters of three bytes follow on each other.
  private func areEightPlain(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    arePlain(word(of: bytes, at: index), firsts: 0x0001_0000_0100_0001)
      && arePlain(word(of: bytes, at: index &+ 8), firsts: 0x0100_0001_0000_0100)
      && arePlain(word(of: bytes, at: index &+ 16), firsts: 0x0000_0100_0001_0000)
  }

  private func word(of bytes: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  private func half(of bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  /// Whether a word begins with two such characters of three bytes.
  private func areTwoPlain(_ word: UInt64) -> Bool {
    word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 && takesAny(word) && takesAny(word &>> 24)
  }

  /// Whether a word begins with such a character of three bytes, the first in the lowest bits.
  private func isPlain(_ word: UInt32) -> Bool {
    word & 0xC0_C0F0 == 0x80_80E0 && takesAny(UInt64(word))
  }

  /// Whether a first byte, of which the lowest bits tell, takes any others behind it: E0 and ED do not.
  private func takesAny(_ first: UInt64) -> Bool { (UInt64(0xDFFE) &>> (first & 0xF)) & 1 != 0 }
}

/// Whether the bytes of a word begin characters of three bytes that take any others behind them, E1 to EC, EE or EF,
/// where a bit is set, and go on with one elsewhere.
///
/// - Parameters:
///   - word: The word.
///   - firsts: The lowest bit of each byte that has to be the first of a character.
/// - Returns: Whether all eight bytes are such.
@inline(__always)
private func arePlain(_ word: UInt64, firsts: UInt64) -> Bool {
  let others = 0x0101_0101_0101_0101 ^ firsts
  let mask = 0xF0 &* firsts | 0xC0 &* others
  guard word & mask == 0xE0 &* firsts | 0x80 &* others else { return false }
  let low = word & (0xF &* firsts)
  // Four bits that are not all zero, and 15 added to them, are sixteen or more.
  let isNotZero = low &+ 0xF &* firsts
  let isNotThirteen = (low ^ 0xD &* firsts) &+ 0xF &* firsts
  return isNotZero & isNotThirteen & (0x10 &* firsts) == 0x10 &* firsts
}
