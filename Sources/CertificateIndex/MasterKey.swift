/// The secret of a site: 128 random bits, from which each use gets a key of its own.
package struct MasterKey: Equatable, Sendable {
  private let bits: Bits128

  package init(bits: Bits128) {
    self.bits = bits
  }

  /// The key for one use, such as `entry/skill-level`: `PRF(master, label)`.
  package func subkey(_ use: StaticString, for lookup: [UInt8]) -> Bits128 {
    var hash = SipHash(key: bits)
    hash.update(use)
    hash.update(UInt8(ascii: "/"))
    hash.update(lookup)
    return hash.finalize()
  }

  /// What the header of a lookup's index says of the key, so that a wrong key is told from damage.
  package func check(for lookup: [UInt8]) -> UInt64 {
    subkey("check", for: lookup).first
  }
}

extension MasterKey {
  /// Reads a line of a key file: the word of the version and 32 hexadecimal digits, letters small.
  init?(line: ArraySlice<UInt8>) {
    let digits = line.dropFirst(MasterKey.fileWord.utf8CodeUnitCount)
    guard line.starts(with: [UInt8](MasterKey.fileWord)), digits.count == 32 else { return nil }
    var words = Bits128(first: 0, second: 0)
    for digit in digits {
      guard let value = hexadecimalValue(digit), hexadecimalDigit(value) == digit else {
        return nil
      }
      words.first = words.first << 4 | words.second >> 60
      words.second = words.second << 4 | UInt64(value)
    }
    bits = words
  }

  /// The line of a key file that holds this key, with its end.
  var line: [UInt8] {
    var text = [UInt8](MasterKey.fileWord)
    for word in [bits.first, bits.second] {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(byte: hexadecimalDigit(UInt8(word >> UInt64(shift) & 0xf)))
      }
    }
    text.append("\n")
    return text
  }

  /// The word with which each line of a key file begins.
  static let fileWord: StaticString = "osta-key-1 "
}
