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

extension RawSpan {
  /// Eight bytes as a number, least significant byte first.
  ///
  /// - Precondition: The bytes lie inside the span, which is not checked.
  @inline(__always)
  package func word(at place: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
  }

  /// A number of one to eight bytes at a place, least significant byte first.
  ///
  /// - Precondition: The bytes lie inside the span.
  @inline(never)
  package func number(at place: Int, bytes size: Int) -> UInt64 {
    precondition(place >= 0 && size <= byteCount && place <= byteCount - size)
    guard place > byteCount - 8 else { return word(at: place) & mask(of: size * 8) }
    var number: UInt64 = 0
    for index in (place..<place + size).reversed() {
      number = number << 8 | UInt64(unsafe unsafeLoad(fromByteOffset: index, as: UInt8.self))
    }
    return number
  }
}

extension [UInt8] {
  /// A number of one to eight bytes at a place, least significant byte first.
  ///
  /// - Precondition: The bytes lie inside the array.
  package func number(at place: Int, bytes size: Int) -> UInt64 {
    unsafe span.bytes.number(at: place, bytes: size)
  }
}

/// Reads a byte string from its start; anything may be in the bytes.
///
/// Where they end before what was asked for, zeros and empty strings come, and the reader remembers.
package struct ByteReader: Equatable, Sendable {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Whether more was asked for than there was.
  package private(set) var isExhausted = false

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes[...]
    self.position = position
  }

  /// Whether nothing is left, or more was asked for than there was.
  package var isAtEnd: Bool { isExhausted || position >= bytes.endIndex }

  /// The next number of one to eight bytes, least significant byte first.
  @inline(never)
  package mutating func number(bytes size: Int) -> UInt64 {
    guard has(size) else { return 0 }
    defer { position += size }
    return unsafe bytes.span.bytes.number(at: position - bytes.startIndex, bytes: size)
  }

  /// Bytes behind their count in two bytes.
  @inline(never)
  package mutating func countedBytes() -> [UInt8] {
    Array(countedSlice())
  }

  /// Bytes behind their count in two bytes, where they stand.
  @inline(never)
  package mutating func countedSlice() -> ArraySlice<UInt8> {
    let count = Int(number(bytes: 2))
    guard has(count) else { return [] }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func has(_ count: Int) -> Bool {
    if bytes.endIndex - position < count { isExhausted = true }
    return !isExhausted
  }
}
