/// What can be said about the number of an identity document from its characters alone.
///
/// It is advice: there are cards with a wrong check character, and documents of every form.
package struct IDNumberRemarks: Equatable, Sendable {
  /// What the number looks like.
  package enum Form: UInt8, Sendable {
    /// 18 characters: a resident ID, a residence permit (港澳台居民居住证) or a foreigner's card since 2023.
    case resident
    /// 15 digits of a resident ID, which are looked up as the 18 of today.
    case shortResident
    /// Digits, or digits and an X, that are one or a few too many or too few for a resident ID.
    case miscounted
    /// H or M and 8 digits, with the two that count replacements or without: a pass of Hong Kong or Macao.
    case passOfHongKongOrMacao
    /// Three letters and 12 digits: a foreigner's card before 2023.
    case olderForeigner
    /// Any other document.
    case other
  }

  /// What is odd in a number with the form of a resident ID.
  package struct Doubts: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// The last character does not fit the others.
    package static let checkCharacter = Doubts(rawValue: 1 << 0)
    /// The calendar has no such date of birth, or it is to come, or before 1800.
    package static let birthDate = Doubts(rawValue: 1 << 1)
  }

  package let form: Form
  package let doubts: Doubts

  /// Looks at what was typed.
  ///
  /// - Parameters:
  ///   - typed: What ``IDNumber/init(typed:)`` takes.
  ///   - thisYear: The year of today, such as 2026.
  /// - Throws: That it is no number at all, as the number itself does.
  package init(typed: Span<UInt8>, thisYear: Int) throws(FieldProblem) {
    let number = try IDNumber.clean(typed)
    form = Self.form(of: number)
    doubts =
      switch form {
      case .resident: Self.doubts(about: number, thisYear: thisYear)
      case .shortResident: ShortResidentID(number) == nil ? .birthDate : []
      default: []
      }
  }

  private static func form(of number: [UInt8]) -> Form {
    if ResidentID.hasForm(number) { return .resident }
    let letters = number.prefix { NumberText.isLetter($0) }.count
    guard number[letters...].allSatisfy(NumberText.isDigit) else {
      return isMiscounted(number) ? .miscounted : .other
    }
    return switch (letters, number.count) {
    case (0, 15): .shortResident
    case (0, 13...20): .miscounted
    case (1, 9), (1, 11): IDNumber.isOfHongKongOrMacao(number) ? .passOfHongKongOrMacao : .other
    case (3, 15): .olderForeigner
    default: .other
    }
  }

  /// Whether there are digits and one X at the end.
  private static func isMiscounted(_ number: [UInt8]) -> Bool {
    13...20 ~= number.count && number.last == UInt8(ascii: "X")
      && number.dropLast().allSatisfy(NumberText.isDigit)
  }

  private static func doubts(about number: [UInt8], thisYear: Int) -> Doubts {
    var doubts: Doubts = []
    if ResidentID.checkCharacter(number) != number[17] { doubts.insert(.checkCharacter) }
    let year = NumberText.pair(in: number, at: 6) * 100 + NumberText.pair(in: number, at: 8)
    let exists = ResidentID.isDate(
      year: year, month: NumberText.pair(in: number, at: 10),
      day: NumberText.pair(in: number, at: 12))
    if !exists || year < 1800 || year > thisYear { doubts.insert(.birthDate) }
    return doubts
  }
}
