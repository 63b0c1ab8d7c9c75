/// Room of a known size that is filled from its start.
///
/// The standard library's `append(contentsOf:)` copies byte by byte in the tiny binary, which took
/// more than half of the time of an answer.
@safe package struct ByteRoom: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  fileprivate init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.memory = memory
  }

  /// Adds bytes.
  ///
  /// - Precondition: There is room for them.
  @inline(never)
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    unsafe precondition(bytes.count <= memory.count - count)
    let free = unsafe UnsafeMutableRawBufferPointer(
      rebasing: UnsafeMutableRawBufferPointer(memory)[count...])
    unsafe bytes.withUnsafeBytes { unsafe free.copyMemory(from: $0) }
    count += bytes.count
  }
}

extension ArraySlice<UInt8> {
  /// The first place from `start` on where a byte stands, or the end.
  ///
  /// Eight bytes are looked at with one step.
  package func place(of byte: UInt8, from start: Int) -> Int {
    let every: UInt64 = 0x0101_0101_0101_0101
    let bytes = unsafe span.bytes
    var place = start - startIndex
    while place + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
      let others = word ^ every &* UInt64(byte)
      if (others &- every) & ~others & every << 7 != 0 { break }
      place += 8
    }
    while place < count, self[startIndex + place] != byte { place += 1 }
    return startIndex + place
  }
}

extension [UInt8] {
  /// Bytes that a function adds to room for at most so many.
  package init(room: Int, _ fill: (inout ByteRoom) -> Void) {
    unsafe self.init(unsafeUninitializedCapacity: room) { memory, count in
      var room = unsafe ByteRoom(memory)
      fill(&room)
      count = room.count
    }
  }
}
