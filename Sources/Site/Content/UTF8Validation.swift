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
          index += 1
        } else if index + 8 <= bytes.count,
          areTwoPlain(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index += 6
        } else if index + 4 <= bytes.count,
          isPlain(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
        {
          index += 3
        } else {
          break
        }
      }
      return index
    }
  }

  /// Whether a word begins with two such characters of three bytes.
  private func areTwoPlain(_ word: UInt64) -> Bool {
    let word = UInt64(littleEndian: word)
    return word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 && takesAny(word) && takesAny(word >> 24)
  }

  /// Whether a word begins with such a character of three bytes, the first in the lowest bits.
  private func isPlain(_ word: UInt32) -> Bool {
    word & 0xC0_C0F0 == 0x80_80E0 && takesAny(UInt64(word))
  }

  /// Whether a first byte, of which the lowest bits tell, takes any others behind it: E0 and ED do not.
  private func takesAny(_ first: UInt64) -> Bool { (UInt64(0xDFFE) >> (first & 0xF)) & 1 != 0 }
}
