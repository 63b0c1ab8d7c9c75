extension Unicode.Scalar {
  /// Whether it is a Chinese character; 〇 counts, as it is written in numbers.
  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// Whether it is white space, as Unicode has it (the property White_Space).
  var isWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// The value of an ASCII or full-width digit.
  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }
}

extension [Unicode.Scalar] {
  /// The character at a place, or nil beyond both ends.
  func at(_ index: Int) -> Unicode.Scalar? {
    indices.contains(index) ? self[index] : nil
  }
}
