/// Some characters of the basic plane, as a bit for each.
///
/// UTF-8 has six bits of a character in its last byte. So a word of 64 bits is named by all bytes but the
/// last, and one of its bits by the last.
struct ScalarSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 0x1_0000 / 64)
  /// A bit for each four bits with which characters begin: few of them begin any of the set.
  private var beginnings: UInt16 = 0

  init(_ characters: String) {
    for character in characters.unicodeScalars {
      words[Int(character.value >> 6)] |= 1 << UInt64(character.value & 0x3F)
      beginnings |= 1 << UInt16(character.value >> 12)
    }
  }

  /// Whether a character is one of them.
  func contains(_ character: Unicode.Scalar) -> Bool {
    character.value < 0x1_0000
      && words[Int(character.value >> 6)] >> UInt64(character.value & 0x3F) & 1 != 0
  }

  /// The index of the first of them in a text in UTF-8, from an index on; the end where there is none.
  func firstIndex(in text: [UInt8], from start: Int) -> Int {
    text.withUnsafeBufferPointer { bytes in
      words.withUnsafeBufferPointer { words in firstIndex(in: bytes, from: start, words) }
    }
  }

  private func firstIndex(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ words: UnsafeBufferPointer<UInt64>
  ) -> Int {
    func contains(_ word: Int, _ last: UInt8) -> Bool {
      words[word] &>> UInt64(last & 0x3F) & 1 != 0
    }
    var index = start
    while index < bytes.count {
      let first = bytes[index]
      switch first {
      // Nearly all characters have three bytes.
      case 0xE0...0xEF:
        if beginnings &>> UInt16(first & 0xF) & 1 != 0, index &+ 2 < bytes.count {
          let word = Int(first & 0xF) << 6 | Int(bytes[index &+ 1] & 0x3F)
          if contains(word, bytes[index &+ 2]) { return index }
        }
        index &+= 3
      case ..<0x80:
        if contains(Int(first >> 6), first) { return index }
        index &+= 1
      case ..<0xE0:
        if index &+ 1 < bytes.count, contains(Int(first & 0x1F), bytes[index &+ 1]) {
          return index
        }
        index &+= 2
      default:
        index &+= 4
      }
    }
    return bytes.count
  }
}
