/// The cleaning that certificate numbers and document numbers have in common.
enum NumberText {
  /// The most scalars that a number has after cleaning.
  static let maximumScalars = 64

  /// The number without spaces, invisible characters, dots, dashes and the scalars of `filler`.
  ///
  /// Han characters are folded as in names, since older numbers have some.
  static func clean(
    _ typed: Span<UInt8>, filler: [UInt32] = []
  ) throws(FieldProblem) -> [UInt8] {
    if let plain = typed.plainNumber(maximumScalars: maximumScalars) { return plain }
    var writer = KeyWriter(capacity: min(typed.count, TypedText.maximumBytes))
    try TypedText.scan(typed) { scalar, kind in
      guard kind == .other || kind == .han else { return }
      let scalar = kind == .han ? NameFolding.ideograph(scalar) : scalar
      if !filler.contains(scalar) { writer.append(scalar) }
    }
    return try writer.finish(maximumScalars: maximumScalars)
  }

  /// Whether the byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether the byte is an ASCII capital letter.
  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  /// The number that two digits write.
  static func pair(in digits: [UInt8], at index: Int) -> Int {
    Int(digits[index] & 0xF) * 10 + Int(digits[index + 1] & 0xF)
  }
}
