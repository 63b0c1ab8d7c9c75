import CertificateIndex

@testable import IndexBuilder
@testable import SampleCertificates

/// Makes certificates that get into each other's way: few numbers, few people, every spelling.
struct MessyPeople {
  var random: SampleRandom
  private let numbers: Int
  private var last = MessyCertificate(number: .empty, idNumber: .empty, name: .empty)

  init(seed: UInt64, numbers: Int) {
    random = SampleRandom(seed: seed)
    self.numbers = numbers
  }

  /// The next certificate; all that it says of itself is right.
  mutating func next() -> MessyCertificate {
    let number = random.below(numbers)
    let owner = random.chance(perMille: 800) ? number * 7 : random.below(200)
    let other = random.chance(perMille: 900) ? owner : random.below(200)
    var certificate = MessyCertificate(
      number: spelledNumber(number),
      idNumber: random.chance(perMille: 100) ? .empty : spelledIDNumber(owner % 50),
      name: random.chance(perMille: 100) ? .empty : spelledName(other % 40))
    certificate.status = status()
    fillBatch(of: &certificate)
    let scores = ["", "", "85", "90.5", "60.0", "100", "0", "7", "优秀", "免考"]
    certificate.theory = random.pick(scores)
    certificate.practical = random.pick(scores)
    last = certificate
    return certificate
  }

  private mutating func status() -> MessyStatus {
    let chance = random.below(100)
    return chance < 75 ? .valid : chance < 90 ? .revoked : .removed
  }

  /// Most rows are of the batch of the row before.
  private mutating func fillBatch(of certificate: inout MessyCertificate) {
    let isNew = random.chance(perMille: 400)
    certificate.occupation =
      isNew ? random.pick(["焊工", "电工", "样本工, \"大\"型", "", " 样本 "]) : last.occupation
    certificate.issuer =
      isNew ? random.pick(["样本鉴定所", "样本\"第二\"鉴定所", "", "S,", "样"]) : last.issuer
    certificate.level = isNew ? random.pick(MessyLevel.allCases) : last.level
    certificate.issued =
      isNew
      ? random.pick(["2013-08-19", "1900-01-01", "2155-12-31", "2020-02-29", ""]) : last.issued
  }

  private mutating func spelledNumber(_ number: Int) -> Spelled {
    let digits = "\(100_000 + number)"
    switch number % 4 {
    case 0:
      let key = "0000001000" + digits
      return Spelled(
        random.pick([key, "0000-0010.00 \(digits)", "OOOOOO1000" + digits, "ＯOo000l000" + digits]),
        key)
    case 1: return Spelled(random.pick(["0000000", "000-0000 "]) + digits, "0000000000" + digits)
    case 2:
      let key = "S000000000000000" + digits
      return Spelled(
        random.pick([key, "s000000000000000" + digits, "S 000000000000000" + digits]), key)
    default: return Spelled(random.pick(["样本第", "样本 第·"]) + digits, "样本第" + digits)
    }
  }

  private mutating func spelledIDNumber(_ person: Int) -> Spelled {
    switch person {
    case 0:
      return random.pick([
        Spelled("000101900101996", "000101199001019962", "000101189001019963"),
        Spelled("000101189001019963", "000101189001019963", "000101199001019962"),
        Spelled("000101199001019962", "000101199001019962"),
      ])
    case 1:
      return Spelled(
        random.pick(["000101890228999", "000101-890228-999"]), "00010119890228999X",
        "000101188902289990")
    case 2: return Spelled(random.pick(["H00000001", "h0000000102"]), "H00000001")
    case 3: return Spelled(random.pick(["样字第00001号", "样00001"]), "样00001")
    default:
      let front = "0001011990010100\(person % 10)"
      return Spelled(
        random.pick([
          front + "X", front + "x", front + "×", "\(front.prefix(6)) \(front.dropFirst(6))X",
        ]),
        front + "X")
    }
  }

  private mutating func spelledName(_ person: Int) -> Spelled {
    let (first, second) = ("样", "本" + ["甲", "乙", "丙", "丁", "戊"][person % 5])
    if person == 8 { return markedName() }
    guard person % 4 == 0 else {
      let third = ["", "子", "丑", "\u{20000}"][person % 4]
      return Spelled(
        random.pick([first, first + "·", first + " "]) + second + third, first + second + third)
    }
    return Spelled(random.pick(["sample  \(person)", "SAMPLE.\(person)"]), "SAMPLE \(person)")
  }

  /// A name that is found without its mark too; somebody writes it so.
  private mutating func markedName() -> Spelled {
    random.pick([
      Spelled("Sámple", "SA\u{301}MPLE", "SAMPLE"),
      Spelled("sa\u{301}mple", "SA\u{301}MPLE", "SAMPLE"),
      Spelled("sample", "SAMPLE"),
    ])
  }
}
