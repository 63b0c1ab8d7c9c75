extension ScalarKind {
  /// The kind of a scalar that ``fold(_:)`` has folded.
  init(_ scalar: UInt32) {
    self = scalar < 0x80 ? Self.ascii(scalar) : Self.beyondASCII(scalar)
  }

  private static func ascii(_ scalar: UInt32) -> Self {
    switch scalar {
    case 0x09, 0x20: .space
    case 0x00...0x1F, 0x7F: .control
    case 0x2D: .dash
    case 0x2C, 0x2E, 0x5F: .dot
    default: .other
    }
  }

  @inline(never)  // Copied into every scan, it would double the size of this target.
  private static func beyondASCII(_ scalar: UInt32) -> Self {
    if isDot(scalar) { return .dot }
    if isHan(scalar) { return .han }
    if isInvisible(scalar) { return .invisible }
    return switch scalar {
    case 0x80...0x9F: .control
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: .dash
    default: .other
    }
  }

  /// Whether people, input methods, fonts or office programs put the scalar for the middle dot of a name.
  ///
  /// U+F0B7 is the bullet of the Symbol font, as word processors leave it.
  private static func isDot(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2D9, 0x387, 0x119E, 0x1427, 0x16EB: true
    case 0x2022, 0x2024, 0x2027, 0x2218, 0x2219, 0x22C5, 0x25AA, 0x25CF, 0x25E6, 0x2981: true
    case 0x2E31, 0x2E33, 0x3001, 0x3002, 0x30FB, 0x318D, 0xA78F, 0xF0B7, 0xFE52: true
    case 0xFF61, 0xFF64, 0xFF65, 0x10101: true
    default: false
    }
  }

  /// Whether the scalar is a Han character or stands for one.
  ///
  /// That is: radicals, the signs that describe an ideograph, 々, 〇, the unified ideographs with extensions A to H and what planes 2 and 3
  /// will still take up, the compatibility ideographs, and the private-use characters, by which
  /// older systems write rare characters of names.
  private static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2E80...0x2FFF, 0x3005, 0x3007, 0x303E: true
    case 0xE000...0xFAFF, 0x20000...0x3FFFF, 0xF0000...0x10FFFF: true
    default: false
    }
  }

  /// Whether the scalar leaves no mark: format characters, joiners, fillers, variation selectors.
  ///
  /// That is Default_Ignorable_Code_Point of Unicode, the annotation characters and the blank Braille
  /// pattern.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x2800, 0x3164: true
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }
}
