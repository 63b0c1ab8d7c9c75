// The encoding of every number in a file of ours: fixed width, least significant byte first.

extension [UInt8] {
  /// Appends a number, least significant byte first.
  package mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      append(byte: UInt8(truncatingIfNeeded: number >> Number(shift)))
    }
  }

  /// Appends bytes behind their count in two bytes.
  ///
  /// - Precondition: There are fewer than 65,536.
  package mutating func append(counted bytes: [UInt8]) {
    append(littleEndian: UInt16(bytes.count))
    append(contentsOf: bytes)
  }
}

/// Reads a byte string from its start; anything may be in the bytes.
///
/// Where they end before what was asked for, zeros and empty strings come, and the reader remembers.
package struct ByteReader: Equatable, Sendable {
  private let bytes: [UInt8]
  private var position: Int

  /// Whether more was asked for than there was.
  package private(set) var isExhausted = false

  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether nothing is left, or more was asked for than there was.
  package var isAtEnd: Bool { isExhausted || position >= bytes.count }

  /// The next number of up to eight bytes, least significant byte first.
  @inline(never)
  package mutating func number(bytes size: Int) -> UInt64 {
    guard has(size) else { return 0 }
    defer { position += size }
    return bytes.bits(at: position * 8, width: size * 8)
  }

  /// Bytes behind their count in two bytes.
  @inline(never)
  package mutating func countedBytes() -> [UInt8] {
    let count = Int(number(bytes: 2))
    guard has(count) else { return [] }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  private mutating func has(_ count: Int) -> Bool {
    if bytes.count - position < count { isExhausted = true }
    return !isExhausted
  }
}
