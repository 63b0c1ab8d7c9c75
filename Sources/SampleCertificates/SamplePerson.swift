/// A holder who cannot be anybody: the name says 样本 (sample), the area code of the document is one
/// that was never given out.
struct SamplePerson {
  let idNumber: String
  let name: String

  init(_ random: inout SampleRandom) {
    name = SamplePerson.name(&random)
    idNumber = SamplePerson.idNumber(&random)
  }

  /// The ten stems and twelve branches, with which China numbers and no family names itself.
  private static let signs = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")

  private static func name(_ random: inout SampleRandom) -> String {
    let dot = random.chance(perMille: 30) ? "·" : ""
    let length = 2 + random.below(2)
    let chosen = (0..<length).map { _ in signs[random.below(signs.count)] }
    return "样本" + dot + String(chosen)
  }

  /// Eighteen characters as GB 11643 has them, with an area code that begins with 00.
  private static func idNumber(_ random: inout SampleRandom) -> String {
    let area = "00" + padded(random.below(10_000), 4)
    let birth =
      padded(1955 + random.below(46), 4) + padded(1 + random.below(12), 2)
      + padded(1 + random.below(28), 2)
    let body = area + birth + padded(random.below(1000), 3)
    return body + checkCharacter(of: body)
  }

  /// The last character of a resident ID (ISO 7064, MOD 11-2).
  private static func checkCharacter(of body: String) -> String {
    var remainder = 0
    for digit in body.utf8 {
      remainder = (remainder + Int(digit - 48)) * 2 % 11
    }
    let check = (12 - remainder) % 11
    return check == 10 ? "X" : String(check)
  }
}
