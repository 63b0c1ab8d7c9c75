// Hexadecimal digits: of keys, tickets, addresses and the escapes of forms.

/// The value of a digit, small letter or capital; nil for any other character.
package func hexadecimalValue(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
    (character | 0x20) - UInt8(ascii: "a") + 10
  default: nil
  }
}

/// The digit of a value below 16, a small letter from 10 on.
package func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
