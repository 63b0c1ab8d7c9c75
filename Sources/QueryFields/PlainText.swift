/// Text that cleaning would leave as it is, as nearly every row of a batch has it.
///
/// To see that and copy the bytes takes half the time of decoding and writing them anew.
extension Span<UInt8> {
  /// The bytes, if they are digits and capitals only.
  func plainNumber(maximumScalars: Int) -> [UInt8]? {
    guard (1...maximumScalars).contains(count) else { return nil }
    for index in indices where !NumberText.isDigit(self[index]) {
      guard NumberText.isLetter(self[index]) else { return nil }
    }
    return copy()
  }

  /// The bytes, if they are characters from U+4000 to U+9FFF only: Han characters and hexagrams.
  func plainHanName(maximumScalars: Int) -> [UInt8]? {
    isPlainHan(maximumScalars: maximumScalars) ? copy() : nil
  }

  /// Whether the bytes are characters from U+4000 to U+9FFF only, some but not too many.
  func isPlainHan(maximumScalars: Int) -> Bool {
    guard count % 3 == 0, (1...maximumScalars).contains(count / 3) else { return false }
    for index in stride(from: 0, to: count, by: 3) {
      guard (0xE4...0xE9).contains(self[index]), self[index + 1] & 0xC0 == 0x80,
        self[index + 2] & 0xC0 == 0x80
      else { return false }
    }
    return true
  }

  /// Whether ASCII digits stand at all these places; eight at a time, the last of which may overlap those before.
  func hasDigits(in places: Range<Int>) -> Bool {
    guard places.count >= 8 else {
      for index in places where !NumberText.isDigit(self[index]) { return false }
      return true
    }
    precondition(0 <= places.lowerBound && places.upperBound <= count)
    let last = places.upperBound &- 8
    var index = places.lowerBound
    while index < last {
      guard hasEightDigits(at: index) else { return false }
      index &+= 8
    }
    return hasEightDigits(at: last)
  }

  /// Whether eight bytes are 0x30 to 0x39: the upper half of each is three, and that of the byte and six too.
  @inline(__always)
  private func hasEightDigits(at index: Int) -> Bool {
    let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    let every: UInt64 = 0x0101_0101_0101_0101
    // A byte that carries into the next one is no digit itself.
    let upper = every &* 0xF0
    return word & upper | ((word &+ every &* 6) & upper) &>> 4 == every &* 0x33
  }

  private func copy() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return bytes
  }
}
