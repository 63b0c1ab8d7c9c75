/// Folds full-width ASCII to ASCII, lower-case ASCII to upper case, and the apostrophes to one.
func fold(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x61...0x7A: scalar - 0x20
  case 0x2BC, 0x2018, 0x2019: 0x27
  case 0xFF41...0xFF5A: scalar - 0xFEE0 - 0x20
  case 0xFF01...0xFF5E: scalar - 0xFEE0
  default: scalar
  }
}
