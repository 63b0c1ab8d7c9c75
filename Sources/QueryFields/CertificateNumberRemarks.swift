/// What can be said about a certificate number from its characters alone.
///
/// It is advice for somebody whose certificate was not found: real numbers of every kind are about, so
/// nothing here is a reason to refuse one.
package struct CertificateNumberRemarks: Equatable, Sendable {
  /// What the number looks like.
  package enum Form: UInt8, Sendable {
    /// 16 digits: a national qualification (国家职业资格证书).
    case qualification
    /// 13 digits, or the same with `000` in front: a national qualification of Shanghai.
    case shanghai
    /// A letter and 21 digits, or two letters and 20: a skill level (职业技能等级证书).
    case skillLevel
    /// Digits only, but fewer than any number has: perhaps the number that the paper was printed with
    /// (流水码).
    case short
    /// Anything else; older certificates have such numbers.
    case unusual
  }

  /// What is odd in a number of a known form.
  package struct Doubts: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// The year of issue has not begun.
    package static let year = Doubts(rawValue: 1 << 0)
    /// The digit for the kind of institution is none of 0 to 4.
    package static let institution = Doubts(rawValue: 1 << 1)
    /// The digit for the level is none of 1 to 5.
    package static let level = Doubts(rawValue: 1 << 2)
    /// GB/T 2260 has no province of the two digits.
    package static let province = Doubts(rawValue: 1 << 3)
  }

  package let form: Form
  /// The year of issue; nil where the form does not say.
  package let year: Int?
  /// The first two digits of the province's code in GB/T 2260, as in 51 for 四川; of skill levels only,
  /// because qualifications have codes of their own.
  package let province: Int?
  package let doubts: Doubts
  /// Whether 13 digits were typed and looked up with `000` in front.
  package let wasLengthened: Bool
  /// Whether O was read as 0, or I or L as 1.
  package let wasCorrected: Bool

  /// Looks at what was typed.
  ///
  /// - Parameters:
  ///   - typed: What ``CertificateNumber/init(typed:)`` takes.
  ///   - thisYear: The year of today, such as 2026.
  /// - Throws: That it is no number at all, as the number itself does.
  package init(typed: Span<UInt8>, thisYear: Int) throws(FieldProblem) {
    let cleaned = try NumberText.clean(typed)
    let number = CertificateNumber.corrected(cleaned)
    form = Self.form(of: number)
    wasLengthened = form == .shanghai && number.count == 13
    wasCorrected = number != cleaned
    year = Self.year(of: number, form)
    province = form == .skillLevel ? NumberText.pair(in: number, at: 5) : nil
    var doubts = Self.oddDigits(of: number, form)
    if let year, year > thisYear { doubts.insert(.year) }
    if let province, !Self.isProvince(province) { doubts.insert(.province) }
    self.doubts = doubts
  }

  private static func form(of number: [UInt8]) -> Form {
    let letters = number.prefix { NumberText.isLetter($0) }.count
    guard number[letters...].allSatisfy(NumberText.isDigit) else { return .unusual }
    return switch (letters, number.count) {
    case (0, 13): .shanghai
    case (0, 16): number[..<3].allSatisfy { $0 == UInt8(ascii: "0") } ? .shanghai : .qualification
    case (1...2, 22): .skillLevel
    case (0, ...12): .short
    default: .unusual
    }
  }

  /// Of two digits from 80 on the year is in 19yy.
  private static func year(of number: [UInt8], _ form: Form) -> Int? {
    switch form {
    case .qualification:
      let year = NumberText.pair(in: number, at: 0)
      return year < 80 ? 2000 + year : 1900 + year
    case .skillLevel: return 2000 + NumberText.pair(in: number, at: 13)
    default: return nil
    }
  }

  /// Digits that mean nothing where they stand; two letters in front have a rule of their own for levels.
  private static func oddDigits(of number: [UInt8], _ form: Form) -> Doubts {
    var doubts: Doubts = []
    switch form {
    case .qualification:
      if number[6] > UInt8(ascii: "4") { doubts.insert(.institution) }
      if !isLevel(number[10]) { doubts.insert(.level) }
    case .skillLevel where NumberText.isDigit(number[1]):
      if !isLevel(number[15]) { doubts.insert(.level) }
    default: break
    }
    return doubts
  }

  private static func isLevel(_ digit: UInt8) -> Bool {
    UInt8(ascii: "1")...UInt8(ascii: "5") ~= digit
  }

  /// Whether GB/T 2260 has the code, or it is 66, which the corps of Xinjiang has beside it.
  private static func isProvince(_ code: Int) -> Bool {
    switch code {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...66, 71, 81, 82: true
    default: false
    }
  }
}
