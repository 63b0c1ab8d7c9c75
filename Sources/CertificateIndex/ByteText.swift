// Text without String: the tiny binary would pay more for it than for all the rest.

import Posix

extension [UInt8] {
  /// The UTF-8 bytes of a literal.
  @inline(never)
  package init(_ text: StaticString) {
    self = unsafe [UInt8](room: text.utf8CodeUnitCount) { room in
      text.withUTF8Buffer { unsafe room.copyMemory(from: UnsafeRawBufferPointer($0)) }
      return room.count
    }
  }

  /// Appends the UTF-8 bytes of a literal.
  @inline(never)
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends one byte.
  ///
  /// The standard library's `append` is copied into each caller, which makes a third of a small
  /// function.
  @inline(never)
  package mutating func append(byte: UInt8) {
    append(byte)
  }

  /// Appends a number in decimal.
  @inline(never)
  package mutating func append(decimal number: Int) {
    if number < 0 { append("-") }
    appendDigits(of: number.magnitude)
  }

  private mutating func appendDigits(of number: UInt) {
    if number > 9 { appendDigits(of: number / 10) }
    append(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Whether the bytes are those of a literal.
  @inline(never)
  package static func == (bytes: [UInt8], text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { letters in
      for index in bytes.indices where unsafe bytes[index] != letters[index] { return false }
      return true
    }
  }
}
