import Glibc

/// Text as HTML, also between double quotes; one of cmark, which has no NUL.
func escapedForHTML(_ text: some StringProtocol) -> String {
  var html = TextBuffer()
  String(text).withCString { html.appendEscaped($0) }
  return html.text
}

extension TextBuffer {
  /// Appends a text as HTML, also between double quotes.
  mutating func appendEscaped(_ text: UnsafePointer<CChar>) {
    var rest = text
    while true {
      let plain = strcspn(rest, "&<>\"")
      append(rest, count: plain)
      rest += plain
      guard rest.pointee != 0 else { return }
      append(entity(UInt8(bitPattern: rest.pointee)))
      rest += 1
    }
  }

  /// Appends a text as it is.
  mutating func append(_ text: UnsafePointer<CChar>) { append(text, count: strlen(text)) }

  private mutating func append(_ text: UnsafePointer<CChar>, count: Int) {
    text.withMemoryRebound(to: UInt8.self, capacity: count) { append($0, count: count) }
  }

  /// Appends an address as the value of an attribute: what no address may hold as `%XX`.
  mutating func appendHref(_ address: String) {
    address.utf8.span.withUnsafeBufferPointer { address in
      var start = 0
      while let place = address[start...].firstIndex(where: { !isOfAddress($0) }) {
        append(UnsafeBufferPointer(rebasing: address[start..<place]))
        appendEncoded(address[place])
        start = place + 1
      }
      append(UnsafeBufferPointer(rebasing: address[start...]))
    }
  }

  /// Appends a byte that no address may hold.
  private mutating func appendEncoded(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "'"): append("&#x27;")
    default:
      append(UInt8(ascii: "%"))
      append(hexDigits[Int(byte >> 4)])
      append(hexDigits[Int(byte & 15)])
    }
  }
}

private func entity(_ byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  default: "&quot;"
  }
}

/// Whether a byte stands for itself in an address and in HTML.
private func isOfAddress(_ byte: UInt8) -> Bool {
  let place = UInt64(byte & 0x3F)
  return switch byte >> 6 {
  case 0: lowOfAddress &>> place & 1 != 0
  case 1: highOfAddress &>> place & 1 != 0
  default: false
  }
}

/// Signs and digits of addresses, a bit for each character up to U+003F.
private let lowOfAddress: UInt64 = bits(of: "0123456789-.+!*(),%#?=;:/$", from: 0)
/// Letters and signs of addresses, a bit for each character from U+0040 on.
private let highOfAddress: UInt64 = bits(
  of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_@~", from: 0x40)

private func bits(of characters: StaticString, from first: UInt8) -> UInt64 {
  characters.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt64($1 - first) } }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
