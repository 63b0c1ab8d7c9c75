import CertificateIndex

/// The fields of a form that was sent as `application/x-www-form-urlencoded` (WHATWG URL Standard,
/// section 5.1), stricter than browsers need: broken escapes and repeated names are refused.
package struct FormFields: Equatable, Sendable {
  /// Names and values in turn.
  private let texts: [[UInt8]]

  /// Nil where the body is no such form.
  package init?(body: [UInt8]) {
    var texts: [[UInt8]] = []
    texts.reserveCapacity(FormFields.usualTexts)
    var rest = body[...]
    while !rest.isEmpty {
      var value = rest.cut(before: UInt8(ascii: "&"))
      let name = value.cut(before: UInt8(ascii: "="))
      guard let field = unescaped(name), let value = unescaped(value),
        !FormFields.hasField(field, in: texts)
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
  @inline(never)
  package subscript(name: StaticString) -> [UInt8] {
    for index in stride(from: 0, to: texts.count, by: 2) where texts[index] == name {
      return texts[index + 1]
    }
    return []
  }

  private static func hasField(_ name: [UInt8], in texts: [[UInt8]]) -> Bool {
    for index in stride(from: 0, to: texts.count, by: 2) where texts[index] == name { return true }
    return false
  }

  /// Names and values of the site's forms.
  private static let usualTexts = 12
}

/// Bytes with `+` as space and `%41` as one byte; nil where an escape is broken.
@inline(never)
private func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  var bytes = Array(text)
  guard let count = unsafe bytes.withUnsafeMutableBytes(unescape) else { return nil }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// Takes the escapes out of bytes, and says how many are left of them; nil where one is broken.
private func unescape(_ bytes: UnsafeMutableRawBufferPointer) -> Int? {
  var count = 0
  var index = 0
  while index < bytes.count {
    var byte = unsafe bytes[index]
    if byte == UInt8(ascii: "%") {
      guard index + 2 < bytes.count,
        let high = unsafe hexadecimalValue(bytes[index + 1]),
        let low = unsafe hexadecimalValue(bytes[index + 2])
      else { return nil }
      byte = high << 4 | low
      index += 2
    } else if byte == UInt8(ascii: "+") {
      byte = UInt8(ascii: " ")
    }
    unsafe bytes[count] = byte
    count += 1
    index += 1
  }
  return count
}
