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
        } else if index + 3 < bytes.count,
          isPlain(bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
        {
          index += 3
        } else {
          break
        }
      }
      return index
    }
  }

  /// Whether a word begins with such a character of three bytes, the first in the lowest bits.
  private func isPlain(_ word: UInt32) -> Bool {
    let word = UInt32(littleEndian: word)
    return word & 0xC0_C0F0 == 0x80_80E0 && word & 0xF != 0x0 && word & 0xF != 0xD
  }
}
