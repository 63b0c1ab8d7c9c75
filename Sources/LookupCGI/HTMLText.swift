import CertificateIndex

extension [UInt8] {
  /// The bytes as text of an HTML page, in an element or in a quoted attribute.
  ///
  /// - Precondition: The bytes are UTF-8; what was typed is only shown after it was found to be.
  package var htmlEscaped: [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(count)
    html.append(escaped: self)
    return html
  }

  /// Appends bytes as ``htmlEscaped`` gives them.
  @inline(never)
  mutating func append(escaped text: [UInt8]) {
    var start = 0
    for place in text.indices {
      guard let escape = escape(of: text[place]) else { continue }
      append(bytes: text[start..<place])
      append(escape)
      start = place + 1
    }
    append(bytes: text[start...])
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
