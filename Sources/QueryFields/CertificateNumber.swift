/// The number of a certificate (证书编号).
///
/// Numbers of 16 and 13 digits (national qualifications) and of 22 characters (skill levels) are
/// known by their form; every other number stays as typed after cleaning.
package struct CertificateNumber: QueryField {
  /// The number in capitals, without spaces, dots, commas and dashes; at most 64 scalars.
  package let key: [UInt8]

  /// Cleans the number, puts digits where letters were mistaken for them, and lengthens the 13
  /// digits of Shanghai by `000` in front.
  package init(typed: Span<UInt8>) throws(FieldProblem) {
    key = Self.lengthened(Self.corrected(try NumberText.clean(typed)))
  }

  /// Whether the text is all digits, but not of Shanghai, or one capital and 21 digits.
  package static func isPlain(_ typed: Span<UInt8>) -> Bool {
    guard (1...NumberText.maximumScalars).contains(typed.count) else { return false }
    let letters = typed.count == 22 && NumberText.isLetter(typed[0]) ? 1 : 0
    return typed.count != 13 && typed.hasDigits(in: letters..<typed.count)
  }

  /// The number with O read as 0, and I or L as 1, where only a digit may stand.
  ///
  /// Nothing changes unless the number then has one of the known forms.
  static func corrected(_ number: [UInt8]) -> [UInt8] {
    guard let lettersInFront = lettersInFront(of: number),
      number[lettersInFront...].allSatisfy({ NumberText.isDigit(digit($0)) })
    else { return number }
    var corrected = number
    for index in lettersInFront..<number.count where !NumberText.isDigit(number[index]) {
      corrected[index] = digit(number[index])
    }
    return corrected
  }

  /// The number with `000` in front, if it is one of the 13 digits of Shanghai.
  static func lengthened(_ number: [UInt8]) -> [UInt8] {
    guard number.count == 13, number.allSatisfy(NumberText.isDigit) else { return number }
    var long = [UInt8](repeating: UInt8(ascii: "0"), count: 3)
    long += number
    return long
  }

  /// How many letters a number of this length begins with.
  ///
  /// The second place of 22 may be a letter (特级技师) or a digit. O, I and L are digits there, so that a
  /// number typed with them for all its digits is found; no two numbers differ in that alone.
  private static func lettersInFront(of number: [UInt8]) -> Int? {
    switch number.count {
    case 13, 16: 0
    case 22 where NumberText.isLetter(number[0]): NumberText.isLetter(digit(number[1])) ? 2 : 1
    default: nil
    }
  }

  /// The digit that a letter was mistaken for, or the byte itself.
  private static func digit(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "O"): UInt8(ascii: "0")
    case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
    default: byte
    }
  }
}
