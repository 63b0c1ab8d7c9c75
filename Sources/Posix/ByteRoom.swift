extension [UInt8] {
  /// The bytes that `fill` writes into room for so many; it returns how many they are.
  ///
  /// No room is the empty array. The standard library would note the count of nothing in it, and that array
  /// is one for all and a constant of the tiny binary.
  @inline(never)
  package init(room: Int, fill: (UnsafeMutableRawBufferPointer) -> Int) {
    guard room > 0 else {
      self = []
      return
    }
    self = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = unsafe fill(UnsafeMutableRawBufferPointer(buffer))
    }
  }
}
