import Glibc

/// Text as HTML, also between double quotes; one of cmark, which has no NUL.
func escapedForHTML(_ text: some StringProtocol) -> String {
  var html = HTMLBuffer()
  String(text).withCString { html.appendEscaped($0) }
  return html.text
}

extension HTMLBuffer {
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
    for byte in address.utf8 {
      if isOfAddress[Int(byte)] {
        append(byte)
      } else if byte == UInt8(ascii: "&") {
        append("&amp;")
      } else if byte == UInt8(ascii: "'") {
        append("&#x27;")
      } else {
        append(UInt8(ascii: "%"))
        append(hexDigits[Int(byte >> 4)])
        append(hexDigits[Int(byte & 15)])
      }
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

/// For each byte whether it stands for itself in an address and in HTML.
private let isOfAddress = (0..<256).map { byte in
  switch UInt8(byte) {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  case let byte: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
  }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
