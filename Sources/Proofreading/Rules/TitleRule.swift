/// 标题: the kind of the document at its end, and no mark behind it (GB/T 9704-2012, section 7.3.1;
/// 党政机关公文处理工作条例, article 8).
enum TitleRule: DocumentRule {
  /// 文种, and 令 as some systems write it.
  private static let kinds = [
    "决议", "决定", "命令", "令", "\u{F9A8}", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
  ].map { Characters($0) }

  static func findings(in manuscript: Manuscript) -> [Finding] {
    guard manuscript.number != nil else { return [] }
    let title = manuscript.title
    let text = Characters(title.text)
    return end(of: text, title) + kind(of: text, title) + nesting(of: text, title)
  }

  private static func end(of text: Characters, _ title: PlacedText) -> [Finding] {
    guard let last = text.last, isMark(last) else { return [] }
    return [Finding(.titleEnd, at: title, "a title ends without '\(last)'; remove it")]
  }

  private static func isMark(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "。", "！", "？", "；", "，", "、", ".", "!", "?", ";", ",": true
    default: false
    }
  }

  private static func kind(of text: Characters, _ title: PlacedText) -> [Finding] {
    let end = endWithoutRemark(text)
    guard !kinds.contains(where: { text.has($0, before: end) }) else { return [] }
    return [
      Finding(
        .titleKind, at: title,
        "the title does not say what kind of document it is; let it end in 通知, 公告, 意见, 函 or another "
          + "of the fifteen kinds")
    ]
  }

  /// Where the title ends without a remark such as （试行） and without punctuation at its end.
  private static func endWithoutRemark(_ text: Characters) -> Int {
    guard let last = text.lastIndex(where: { !isMark($0) && $0 != "》" }) else { return 0 }
    let remark = text[last] == "）" ? text[..<last].lastIndex(of: "（") : nil
    return remark ?? text.index(after: last)
  }

  private static let particles = ScalarSet("的")

  /// The first kind that stands on both sides of 的; nil where there is none.
  private static func nested(in text: Characters) -> String? {
    var index = particles.firstIndex(in: text.bytes, from: 0)
    while index < text.endIndex {
      let behind = text.index(after: index)
      if let kind = kinds.first(where: { text.has($0, before: index) && text.has($0, from: behind) }
      ) {
        return kind.text
      }
      index = particles.firstIndex(in: text.bytes, from: behind)
    }
    return nil
  }

  private static func nesting(of text: Characters, _ title: PlacedText) -> [Finding] {
    guard let kind = nested(in: text) else { return [] }
    return [
      Finding(
        .titleNested, at: title,
        "the title says '\(kind)的\(kind)'; leave one of them out, as in 转发…\(kind)")
    ]
  }
}
