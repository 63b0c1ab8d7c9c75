/// Synthetic certificates as CSV, for trying the system out and for measuring it.
///
/// They have the shape of real ones: examination batches of about forty that share issuer, occupation,
/// level and day, about three persons for four certificates, scores in seven batches of ten. The same
/// seed gives the same bytes.
package struct SampleCertificates {
  private let kind: SampleKind
  private var random: SampleRandom
  private var batch: SampleBatch
  private var batchNumber = 0
  private var place = 0
  /// Holders of earlier batches, up to a thousand.
  private var persons: [SamplePerson] = []
  /// Holders of this batch, in which nobody is examined twice.
  private var candidates: [SamplePerson] = []

  package init(_ kind: SampleKind, seed: UInt64) {
    self.kind = kind
    random = SampleRandom(seed: seed)
    batch = SampleBatch(kind, &random)
  }

  /// The first line of the CSV.
  package static let header =
    "certificate_no,id_type,id_no,name,occupation,level,issuer,issued,theory,practical,status\n"

  /// The next line.
  package mutating func next() -> String {
    if place == batch.size { beginBatch() }
    defer { place += 1 }
    let person = person()
    let number = kind.certificateNumber(
      batch: batchNumber, place: place, year: batch.year, level: batch.level)
    let status = random.chance(perMille: 5) ? "revoked" : "valid"
    return "\(number),居民身份证,\(person.idNumber),\(person.name),\(batch.columns),"
      + "\(batch.scores(&random)),\(status)\n"
  }

  private mutating func beginBatch() {
    for candidate in candidates {
      remember(candidate)
    }
    candidates = []
    batchNumber += 1
    place = 0
    batch = SampleBatch(kind, &random)
  }

  private mutating func remember(_ person: SamplePerson) {
    if persons.count < 1000 {
      persons.append(person)
    } else {
      persons[random.below(1000)] = person
    }
  }

  /// Mostly somebody new, else somebody of an earlier batch.
  private mutating func person() -> SamplePerson {
    guard random.chance(perMille: 230), !persons.isEmpty else {
      candidates.append(SamplePerson(&random))
      return candidates[candidates.count - 1]
    }
    let known = persons.remove(at: random.below(persons.count))
    candidates.append(known)
    return known
  }
}

/// One examination.
private struct SampleBatch {
  let size: Int
  let year: Int
  let level: Int
  /// Occupation, level, issuer and day, as they stand in every line of the batch.
  let columns: String
  private let hasScores: Bool

  private static let occupations = [
    "焊工", "电工", "钳工", "车工", "铣工", "汽车维修工", "起重装卸机械操作工", "制冷空调系统安装维修工",
    "锅炉操作工", "机床装调维修工", "化学检验员", "安全员", "消防设施操作员", "保安员", "养老护理员",
    "保育员", "育婴员", "美容师", "美发师", "中式烹调师", "中式面点师", "西式烹调师", "茶艺师", "评茶员",
    "眼镜验光员", "有害生物防制员", "水质检验工", "砌筑工", "钢筋工", "架子工", "防水工", "管工",
    "计算机程序设计员", "信息通信网络运行管理员", "电子商务师", "物流服务师", "企业人力资源管理师",
    "劳动关系协调员", "农业经理人", "园艺工",
  ]

  init(_ kind: SampleKind, _ random: inout SampleRandom) {
    size = 10 + random.below(61)
    year = kind.years.lowerBound + random.below(kind.years.count)
    level = [3, 3, 3, 4, 4, 4, 4, 5, 5, 2, 1][random.below(11)]
    hasScores = random.chance(perMille: 700)
    // The smaller of two draws: a few occupations and issuers have most of the certificates.
    let occupation = SampleBatch.occupations[min(random.below(40), random.below(40))]
    let issuer = "样本鉴定所第\(padded(1 + min(random.below(5000), random.below(5000)), 4))号"
    let day = "\(year)-\(padded(1 + random.below(12), 2))-\(padded(1 + random.below(28), 2))"
    columns = "\(occupation),\(level),\(issuer),\(day)"
  }

  /// Theory and practice of one candidate who passed.
  func scores(_ random: inout SampleRandom) -> String {
    guard hasScores else { return "," }
    let theory = 60 + random.below(39)
    let practical = 60 + random.below(36)
    return random.chance(perMille: 100) ? "\(theory).5,\(practical)" : "\(theory),\(practical)"
  }
}
