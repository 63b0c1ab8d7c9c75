/// The characters of a text, each at the index of its first byte in UTF-8.
struct Characters: BidirectionalCollection, Sendable {
  /// The text in UTF-8.
  private(set) var bytes: [UInt8]

  init(_ text: String) { self.init(utf8: Array(text.utf8)) }

  /// Takes a text in UTF-8.
  init(utf8 text: [UInt8]) { bytes = text }

  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }

  func index(after index: Int) -> Int { index + Characters.length(bytes[index]) }

  func index(before index: Int) -> Int {
    var index = index - 1
    while bytes[index].isContinuation { index -= 1 }
    return index
  }

  subscript(index: Int) -> Unicode.Scalar {
    let first = bytes[index]
    if first < 0x80 { return Unicode.Scalar(first) }
    if first & 0xF0 == 0xE0 {
      // Nearly all others have three bytes.
      let value =
        UInt32(first & 0xF) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
    let length = Characters.length(first)
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// How many bytes a character has that begins with this one.
  private static func length(_ first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// Puts spaces in the place of some characters, one for each byte, so that indices stay.
  mutating func hide(_ range: Range<Int>) {
    for index in range { bytes[index] = UInt8(ascii: " ") }
  }
}

extension Characters {
  /// All of them as a text.
  var text: String { text(0..<endIndex) }

  /// Some of them as a text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The character of a line at an index; nil at the line's end.
  func at(_ index: Int) -> Unicode.Scalar? {
    guard index < endIndex, bytes[index] != .lineFeed else { return nil }
    return self[index]
  }

  /// The character of a line in front of an index; nil at the line's beginning.
  func before(_ index: Int) -> Unicode.Scalar? {
    guard index > 0, bytes[index - 1] != .lineFeed else { return nil }
    return self[self.index(before: index)]
  }

  /// The character of a line behind the one at an index; nil at the line's end.
  func after(_ index: Int) -> Unicode.Scalar? { at(self.index(after: index)) }

  /// Whether a word begins at an index.
  func has(_ word: Characters, from index: Int) -> Bool {
    bytes[index...].starts(with: word.bytes)
  }

  /// Whether a word ends in front of an index.
  func has(_ word: Characters, before index: Int) -> Bool {
    index >= word.endIndex && has(word, from: index - word.endIndex)
  }

  /// The index, from one on, of the first character of a line that is not such a one; the line's end
  /// where all are.
  func index(behind isSuch: (Unicode.Scalar) -> Bool, from start: Int) -> Int {
    var index = start
    while let character = at(index), isSuch(character) { index = self.index(after: index) }
    return index
  }

  /// The digits that begin at an index.
  func digits(from index: Int) -> Slice<Characters> { self[index...].prefix { $0.digit != nil } }

  /// The ASCII digits that begin at an index.
  func asciiDigits(from index: Int) -> Range<Int> {
    var end = index
    while end < endIndex, bytes[end].isDigit { end += 1 }
    return index..<end
  }

  /// The ASCII digits that end in front of an index.
  func asciiDigits(before index: Int) -> Range<Int> {
    var start = index
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    return start..<index
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")

  /// Whether it is an ASCII digit.
  var isDigit: Bool { 0x30...0x39 ~= self }

  /// Whether it is a byte of a character in UTF-8, and not the first.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}
