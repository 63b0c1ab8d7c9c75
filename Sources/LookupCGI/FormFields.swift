import CertificateIndex

/// The fields of a form that was sent as `application/x-www-form-urlencoded` (WHATWG URL Standard,
/// section 5.1), stricter than browsers need: broken escapes and repeated names are refused.
package struct FormFields: Equatable, Sendable {
  /// Names and values in turn.
  private let texts: [[UInt8]]

  /// Nil where the body is no such form.
  package init?(body: [UInt8]) {
    var texts: [[UInt8]] = []
    var rest = body[...]
    while !rest.isEmpty {
      var value = rest.cut(before: UInt8(ascii: "&"))
      let name = value.cut(before: UInt8(ascii: "="))
      guard let field = unescaped(name), let value = unescaped(value),
        FormFields.value(of: field, in: texts) == nil
      else { return nil }
      texts.append(field)
      texts.append(value)
    }
    self.texts = texts
  }

  /// The fields as bytes of a ticket.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for text in texts { bytes.append(counted: text) }
    return bytes
  }

  /// Reads what ``encoded`` wrote; anything else gives fields of no form.
  package init(encoded bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    var texts: [[UInt8]] = []
    while !reader.isExhausted { texts.append(reader.countedBytes()) }
    self.texts = texts.count % 2 == 0 ? texts : texts.dropLast()
  }

  /// What stands in the field with a name; empty where there is none.
  package subscript(name: [UInt8]) -> [UInt8] {
    FormFields.value(of: name, in: texts) ?? []
  }

  private static func value(of name: [UInt8], in texts: [[UInt8]]) -> [UInt8]? {
    for index in stride(from: 0, to: texts.count, by: 2) where texts[index] == name {
      return texts[index + 1]
    }
    return nil
  }
}

/// Bytes with `+` as space and `%41` as one byte; nil where an escape is broken.
@inline(never)
private func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  var bytes = ByteWriter(room: text.count)
  var index = text.startIndex
  while index < text.endIndex {
    if text[index] == UInt8(ascii: "%") {
      guard text.endIndex - index > 2, let high = hexadecimalValue(text[index + 1]),
        let low = hexadecimalValue(text[index + 2])
      else { return nil }
      bytes.add(byte: high << 4 | low)
      index += 3
    } else {
      bytes.add(byte: text[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : text[index])
      index += 1
    }
  }
  return bytes.finish()
}

private func hexadecimalValue(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
  default: nil
  }
}
