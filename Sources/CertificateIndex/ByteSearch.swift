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
