extension Span<UInt8> {
  /// Decodes the scalar at `position` and moves on behind it.
  ///
  /// Strict: a stray or missing continuation byte, an overlong form, a surrogate and whatever lies
  /// above U+10FFFF are `notUTF8` (The Unicode Standard, table 3-7).
  func decodeScalar(at position: inout Int) throws(FieldProblem) -> UInt32 {
    let lead = self[position]
    position += 1
    switch lead {
    case 0x00...0x7F: return UInt32(lead)
    case 0xC2...0xDF: return try decodeTail(lead & 0x1F, 1, atLeast: 0x80, &position)
    case 0xE0...0xEF: return try decodeTail(lead & 0x0F, 2, atLeast: 0x800, &position)
    case 0xF0...0xF4: return try decodeTail(lead & 0x07, 3, atLeast: 0x10000, &position)
    default: throw .notUTF8
    }
  }

  private func decodeTail(
    _ leadBits: UInt8, _ length: Int, atLeast minimum: UInt32, _ position: inout Int
  ) throws(FieldProblem) -> UInt32 {
    guard count - position >= length else { throw .notUTF8 }
    var scalar = UInt32(leadBits)
    for _ in 0..<length {
      guard self[position] & 0xC0 == 0x80 else { throw .notUTF8 }
      scalar = scalar << 6 | UInt32(self[position] & 0x3F)
      position += 1
    }
    guard scalar >= minimum, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      throw .notUTF8
    }
    return scalar
  }
}
