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

  /// Whether ASCII digits stand at all these places.
  func hasDigits(in places: Range<Int>) -> Bool {
    for index in places where !NumberText.isDigit(self[index]) { return false }
    return true
  }

  private func copy() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return bytes
  }
}
