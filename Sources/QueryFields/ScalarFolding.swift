/// Folds full-width ASCII to ASCII, lower-case ASCII to upper case, and the apostrophes to one.
///
/// Two Latin letters of GBK had private-use code points (U+E7C7 ḿ, U+E7C8 ǹ).
func fold(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x61...0x7A: scalar - 0x20
  case 0x60, 0xB4, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF40: 0x27
  case 0xE7C7: 0x1E3F
  case 0xE7C8: 0x1F9
  case 0xFF41...0xFF5A: scalar - 0xFEE0 - 0x20
  case 0xFF01...0xFF5E: scalar - 0xFEE0
  default: scalar
  }
}
