/// A lookup for which samples can be made; the raw value is its name.
package enum SampleKind: String, CaseIterable, Sendable {
  /// National qualification certificates (国家职业资格证书), with numbers of 16 digits.
  case qualification
  /// Skill-level certificates (职业技能等级证书), with numbers of a letter and 21 digits.
  case skillLevel = "skill-level"

  /// The years in which such certificates are issued.
  var years: ClosedRange<Int> {
    switch self {
    case .qualification: 2007...2019
    case .skillLevel: 2019...2019
    }
  }

  /// The number of a certificate in the form that the rules of its kind give it, with the province
  /// code 00, which does not exist.
  ///
  /// Batches count from 0, places in a batch from 0 to 99.
  func certificateNumber(batch: Int, place: Int, year: Int, level: Int) -> String {
    let year = padded(year % 100, 2)
    switch self {
    case .qualification:
      let institution = padded(batch % 100_000, 5)
      let serial = padded(batch / 100_000 * 100 + place + 1, 5)
      return year + "00" + institution.prefix(2) + "1" + institution.suffix(3) + "\(level)" + serial
    case .skillLevel:
      let site = padded(batch % 1_000_000, 6)
      let serial = padded(batch / 1_000_000 * 100 + place + 1, 6)
      return "S000000" + site + year + "\(level)" + serial
    }
  }
}

/// A number with zeros in front, so that it has at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
