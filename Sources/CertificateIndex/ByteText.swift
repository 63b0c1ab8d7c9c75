// Text without String: the tiny binary would pay more for it than for all the rest.

extension [UInt8] {
  /// The UTF-8 bytes of a literal.
  package init(_ text: StaticString) {
    self = text.withUTF8Buffer { unsafe [UInt8]($0) }
  }

  /// Appends the UTF-8 bytes of a literal.
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends a number in decimal.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDigits(of: number.magnitude)
  }

  private mutating func appendDigits(of number: UInt) {
    if number > 9 { appendDigits(of: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Whether the bytes are those of a literal.
  package static func == (bytes: [UInt8], text: StaticString) -> Bool {
    bytes == [UInt8](text)
  }
}
