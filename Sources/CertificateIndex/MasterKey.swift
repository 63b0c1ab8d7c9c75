/// The secret of a site: 128 random bits, from which each use gets a key of its own.
package struct MasterKey: Equatable, Sendable {
  private let bits: Bits128

  package init(bits: Bits128) {
    self.bits = bits
  }

  /// The key for one use, such as `entry/skill-level`: `PRF(master, label)`.
  package func subkey(_ use: StaticString, for lookup: [UInt8]) -> Bits128 {
    var label = [UInt8](use)
    label.append("/")
    label.append(contentsOf: lookup)
    return SipHash.hash(label, key: bits)
  }
}

// A key file holds one line: the word of the version and 32 hexadecimal digits.
extension MasterKey {
  /// Why a key file is no key file.
  package enum FileProblem: Error, Equatable {
    /// The first word is not the one of a key file of this version.
    case notAKeyFile
    /// Behind it stand no 32 hexadecimal digits, or more than that.
    case damaged
  }

  /// Reads the contents of a key file.
  package init(fileContents: [UInt8]) throws(FileProblem) {
    let word = [UInt8](MasterKey.fileWord)
    guard fileContents.starts(with: word) else { throw .notAKeyFile }
    let end = fileContents.last == UInt8(ascii: "\n") ? fileContents.count - 1 : fileContents.count
    guard end - word.count == 32 else { throw .damaged }
    var words = Bits128(first: 0, second: 0)
    for index in 0..<32 {
      guard let value = hexadecimalValue(fileContents[word.count + index]) else { throw .damaged }
      words.first = words.first << 4 | words.second >> 60
      words.second = words.second << 4 | UInt64(value)
    }
    bits = words
  }

  /// What a key file of this key holds.
  package var fileContents: [UInt8] {
    var text = [UInt8](MasterKey.fileWord)
    for word in [bits.first, bits.second] {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(byte: hexadecimalDigit(UInt8(word >> UInt64(shift) & 0xf)))
      }
    }
    text.append("\n")
    return text
  }

  private static let fileWord: StaticString = "osta-key-1 "

  /// Whether a file's contents begin like those of a key file, damaged or not.
  package static func isKeyFile(_ contents: [UInt8]) -> Bool {
    contents.starts(with: [UInt8](fileWord))
  }

  /// Whether a key file with these permission bits is kept from others: 0600, or 0640 for the web
  /// server's group, or less.
  package static func isPrivate(permissions: UInt32) -> Bool {
    permissions & 0o7137 == 0
  }
}

private func hexadecimalValue(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
  default: nil
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
