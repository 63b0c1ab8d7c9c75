import Markdown

extension TextBuffer {
  /// Appends a text, with the characters that mean something in HTML written as references.
  mutating func append(escaped text: String) {
    text.utf8.span.withUnsafeBufferPointer { append(escaped: $0) }
  }

  /// Appends such a text in UTF-8.
  mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let place = text.firstMeaningful(from: start) {
      append(UnsafeBufferPointer(rebasing: text[start..<place]))
      append(htmlReference(for: text[place]))
      start = place + 1
    }
    append(UnsafeBufferPointer(rebasing: text[start...]))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place of the first character, from one on, that means something in HTML; nil where there is none.
  ///
  /// Few texts have any, so eight bytes are looked at in one step.
  fileprivate func firstMeaningful(from start: Int) -> Int? {
    func isPlainWord(at place: Int) -> Bool {
      !mayBeMeaningful(
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var place = start
    while place + 8 <= count, isPlainWord(at: place) { place += 8 }
    // The last word may have some bytes of the one before it.
    if place + 8 > count, count >= start + 8, isPlainWord(at: count - 8) { return nil }
    // What was found is near, and else the end is.
    return self[place...].firstIndex(where: isMeaningful)
  }
}

/// Whether eight bytes may have a character among them that means something in HTML.
private func mayBeMeaningful(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  /// The highest bit of each byte that is zero is set, and perhaps of others in front of it.
  func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
  // & and ' differ in one bit, and so do < and >.
  let found =
    zeros(word ^ 0x22 * ones) | zeros((word | ones) ^ 0x27 * ones)
    | zeros((word | 2 * ones) ^ 0x3E * ones)
  return found & (0x80 * ones) != 0
}

extension String {
  /// The text as it stands in HTML and XML.
  var escaped: String {
    var html = TextBuffer(capacity: utf8.count)
    html.append(escaped: self)
    return html.text
  }
}

/// Whether a byte is a character that means something in HTML.
private func isMeaningful(_ byte: UInt8) -> Bool {
  guard byte <= UInt8(ascii: ">") else { return false }
  return byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}

/// The reference for such a character.
private func htmlReference(for byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}

extension String {
  private static let references = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]

  /// The text of an attribute as it stands in HTML, with those references resolved that escaping makes.
  var unescaped: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    return String.references.reduce(self) { $0.replacing($1.0, with: $1.1) }
  }
}
