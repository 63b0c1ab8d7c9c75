extension ArraySlice<UInt8> {
  /// The first place from `start` on where a byte stands, or the end.
  ///
  /// Sixteen bytes are looked at with one step.
  package func place(of byte: UInt8, from start: Int) -> Int {
    let sought = SIMD16(repeating: byte)
    let bytes = unsafe span.bytes
    var place = start - startIndex
    while place + 16 <= count {
      let window = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
      let found = unsafe unsafeBitCast(window .== sought, to: SIMD2<UInt64>.self)
      if found[0] | found[1] != 0 { break }
      place += 16
    }
    while place < count,
      unsafe bytes.unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self) != byte
    { place &+= 1 }
    return startIndex + place
  }
}
