import CertificateIndex

extension Level {
  /// Reads a level as batches write it: the digit of the certificate number, or the words of the old
  /// and the new scale, alone or both with a slash between them.
  init?(text: String) {
    let levels = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      Level.allCases.first { $0.words.contains(String(part)) }
    }
    guard 1...2 ~= levels.count, let level = levels[0], levels.allSatisfy({ $0 == level }) else {
      return nil
    }
    self = level
  }

  /// Every way to write the level.
  private var words: [String] {
    switch self {
    case .apprentice: ["学徒工"]
    case .first: ["1", "一级", "高级技师"]
    case .second: ["2", "二级", "技师"]
    case .third: ["3", "三级", "高级工", "高级技能", "高级"]
    case .fourth: ["4", "四级", "中级工", "中级技能", "中级"]
    case .fifth: ["5", "五级", "初级工", "初级技能", "初级"]
    case .special: ["特级技师"]
    case .chief: ["首席技师"]
    }
  }
}
