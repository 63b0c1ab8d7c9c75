extension [UInt8] {
  /// Appends a text, with the characters that mean something in HTML written as references.
  mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { appendEscaped($0) }
  }

  /// Appends such a text.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for place in 0..<text.count where isMeaningful(text[place]) {
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
      append(contentsOf: htmlReference(for: text[place]).utf8)
      start = place + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}

extension String {
  /// The text as it stands in HTML and XML.
  var escaped: String {
    var bytes: [UInt8] = []
    bytes.appendEscaped(Array(utf8)[...])
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether a byte is a character that means something in HTML.
private func isMeaningful(_ byte: UInt8) -> Bool {
  guard byte <= UInt8(ascii: ">") else { return false }
  return byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}

/// The reference for such a character.
private func htmlReference(for byte: UInt8) -> String {
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
