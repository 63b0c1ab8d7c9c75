extension PersonName {
  /// Whether signs stand in it for a character that somebody could not write or read.
  ///
  /// Such are ?, *, □, 〓 and the replacement character, private-use characters without a standard one, the
  /// description of an ideograph by its parts, and Latin letters, digits or brackets beside Han characters,
  /// as where a rare character is given in pinyin. Whoever has the name will type it otherwise.
  package var isDamaged: Bool {
    isUnlikeMost && hasSigns
  }

  /// Whether it has a byte that names of ordinary Han characters (U+4000 to U+9FFF) do not have.
  private var isUnlikeMost: Bool {
    !key.allSatisfy { 0x80...0xBF ~= $0 || 0xE4...0xE9 ~= $0 }
  }

  private var hasSigns: Bool {
    var hasHan = false
    var hasOther = false
    var position = 0
    while position < key.count {
      let scalar: UInt32
      do throws(FieldProblem) {
        scalar = try key.span.decodeScalar(at: &position)
      } catch {
        return true
      }
      switch scalar {
      case 0x3F, 0x2A, 0x25A1, 0x3013, 0xFFFD, 0x2FF0...0x2FFF, 0x303E: return true
      case 0xE000...0xF8FF, 0xF0000...0x10FFFF: return true
      case 0x28...0x29, 0x30...0x39, 0x41...0x5A: hasOther = true
      case 0x3400...0x9FFF, 0x20000...0x3FFFF: hasHan = true
      default: break
      }
    }
    return hasHan && hasOther
  }
}
