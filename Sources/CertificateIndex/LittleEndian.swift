// The encoding of every number in a file of ours: fixed width, least significant byte first.

extension [UInt8] {
  /// Appends a number, least significant byte first.
  package mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> Number(shift)))
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

/// Reads a byte string from its start; nil where the bytes end before what was asked for.
///
/// Anything may be in the bytes.
package struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int

  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { position == bytes.count }

  /// The next number, least significant byte first.
  package mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let size = Number.bitWidth / 8
    guard bytes.count - position >= size else { return nil }
    var number: Number = 0
    for index in 0..<size {
      number |= Number(truncatingIfNeeded: bytes[position + index]) << Number(index * 8)
    }
    position += size
    return number
  }

  /// The next `count` bytes.
  package mutating func bytes(count: Int) -> [UInt8]? {
    guard count >= 0, bytes.count - position >= count else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// Bytes behind their count in two bytes.
  package mutating func countedBytes() -> [UInt8]? {
    number(UInt16.self).flatMap { bytes(count: Int($0)) }
  }
}
