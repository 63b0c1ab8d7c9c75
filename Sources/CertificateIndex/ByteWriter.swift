import Posix

/// Bytes that are written one behind the other, as a whole page of the site is.
///
/// The standard library's `append(contentsOf:)` copies byte by byte in the tiny binary, which took more
/// than half of the time of an answer.
package struct ByteWriter: Sendable {
  /// Of these the first `count` are written.
  private var room: [UInt8]
  private var count = 0

  /// A writer with room for so many bytes; it makes more where they do not suffice.
  package init(room: Int) {
    self.room = ByteWriter.room(room)
  }

  /// All that was written.
  package consuming func finish() -> [UInt8] {
    room.removeLast(room.count - count)
    return room
  }

  /// Writes bytes.
  @inline(never)
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe add($0) }
  }

  /// Writes the UTF-8 bytes of a literal.
  @inline(never)
  package mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { unsafe add(UnsafeRawBufferPointer($0)) }
  }

  /// Writes one byte.
  @inline(never)
  package mutating func add(byte: UInt8) {
    if count == room.count { makeRoom(for: 1) }
    room[count] = byte
    count += 1
  }

  /// Writes a number in decimal.
  @inline(never)
  package mutating func add(decimal number: Int) {
    if number < 0 { add(byte: UInt8(ascii: "-")) }
    addDigits(of: number.magnitude)
  }

  private mutating func addDigits(of number: UInt) {
    if number > 9 { addDigits(of: number / 10) }
    add(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Writes bytes.
  @inline(never)
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count > room.count - count { makeRoom(for: bytes.count) }
    let start = count
    unsafe room.withUnsafeMutableBytes { room in
      guard let end = unsafe room.baseAddress?.advanced(by: start),
        let first = bytes.baseAddress
      else { return }
      unsafe end.copyMemory(from: first, byteCount: bytes.count)
    }
    count += bytes.count
  }

  @inline(never)
  private mutating func makeRoom(for more: Int) {
    var larger = ByteWriter(room: max(2 * room.count, count + more))
    larger.add(room[..<count])
    self = larger
  }

  /// Bytes that are whatever lies in memory.
  private static func room(_ size: Int) -> [UInt8] {
    unsafe [UInt8](room: size) { $0.count }
  }
}
