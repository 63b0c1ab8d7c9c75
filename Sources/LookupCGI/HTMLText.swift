import CertificateIndex

extension ArraySlice<UInt8> {
  /// The bytes as text of an HTML page, in an element or in a quoted attribute.
  ///
  /// - Precondition: The bytes are UTF-8; what was typed is only shown after it was found to be.
  package var htmlEscaped: [UInt8] {
    var html = ByteWriter(room: count)
    html.add(escaped: self)
    return html.finish()
  }
}

extension ByteWriter {
  /// Writes bytes as text of an HTML page.
  @inline(never)
  mutating func add(escaped text: ArraySlice<UInt8>) {
    var start = text.startIndex
    for place in text.indices where text[place] <= UInt8(ascii: ">") {
      guard let escape = escape(of: text[place]) else { continue }
      add(text[start..<place])
      add(escape)
      start = place + 1
    }
    add(text[start...])
  }
}

/// What stands for a character that means something in HTML.
private func escape(of character: UInt8) -> StaticString? {
  switch character {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
