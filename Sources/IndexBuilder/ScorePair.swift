import CertificateIndex

/// Both scores of a certificate in one number of 22 bits, which orders them.
struct ScorePair: Equatable {
  /// Theory in the high 11 bits, practice in the low ones; 0 for none.
  let code: UInt32

  init(code: UInt32) {
    self.code = code
  }

  init(theory: UInt16, practical: UInt16) {
    code = UInt32(theory) << UInt32(Score.width) | UInt32(practical)
  }

  var theory: UInt16 { UInt16(code >> UInt32(Score.width)) }

  var practical: UInt16 { UInt16(code & (1 << UInt32(Score.width) - 1)) }

  /// How many codes there may be.
  static let codeCount = 1 << (2 * Score.width)
}
