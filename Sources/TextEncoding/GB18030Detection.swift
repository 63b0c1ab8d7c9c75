/// Whether bytes that are not UTF-8 are well-formed GB 18030, of which GBK is a part.
///
/// For the advice to read them as such. The bytes should be a whole line or cell: a character that is
/// cut at their end is not well-formed.
///
/// - Complexity: Linear, without allocating.
package func isProbablyGB18030(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  !isUTF8(bytes) && isWellFormedGB18030(bytes)
}

private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var iterator = bytes.makeIterator()
  var decoder = UTF8()
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue: continue
    case .emptyInput: return true
    case .error: return false
    }
  }
}

private func isWellFormedGB18030(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var place = 0
  while place < bytes.count {
    guard let length = lengthOfCharacter(bytes[place...]) else { return false }
    place += length
  }
  return true
}

/// Bytes of the first character, by the ranges of GB 18030-2005, 5.1; nil where there is none.
private func lengthOfCharacter(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  let (lead, digit) = (0x81...0xfe as ClosedRange<UInt8>, 0x30...0x39 as ClosedRange<UInt8>)
  func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[bytes.startIndex + offset] : 0
  }
  if byte(0) < 0x80 { return 1 }
  guard lead ~= byte(0) else { return nil }
  if 0x40...0x7e ~= byte(1) || 0x80...0xfe ~= byte(1) { return 2 }
  return digit ~= byte(1) && lead ~= byte(2) && digit ~= byte(3) ? 4 : nil
}
