/// 标题: the kind of the document at its end, and no mark behind it (GB/T 9704-2012, section 7.3.1;
/// 党政机关公文处理工作条例, article 8).
enum TitleRule {
  /// 文种.
  private static let kinds = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
  ]

  static func findings(in manuscript: Manuscript) -> [Finding] {
    guard manuscript.number != nil else { return [] }
    return end(of: manuscript.title) + kind(of: manuscript.title) + nesting(of: manuscript.title)
  }

  private static func end(of title: PlacedText) -> [Finding] {
    guard let last = title.text.last, "。！？；，、.!?;,".contains(last) else { return [] }
    return [Finding(.titleEnd, at: title, "a title ends without '\(last)'; remove it")]
  }

  private static func kind(of title: PlacedText) -> [Finding] {
    let words = withoutRemark(title.text)
    guard !kinds.contains(where: { words.hasSuffix($0) }) else { return [] }
    return [
      Finding(
        .titleKind, at: title,
        "the title does not say what kind of document it is; let it end in 通知, 公告, 意见, 函 or another "
          + "of the fifteen kinds")
    ]
  }

  /// The title without a remark such as （试行） and without punctuation at its end.
  private static func withoutRemark(_ title: String) -> Substring {
    var words = title[...]
    while let last = words.last, "。！？；，、.!?;,》".contains(last) { words.removeLast() }
    guard words.last == "）", let open = words.lastIndex(of: "（") else { return words }
    return words[..<open]
  }

  private static func nesting(of title: PlacedText) -> [Finding] {
    let parts = title.text.split(separator: "的", omittingEmptySubsequences: false)
    let nested = zip(parts, parts.dropFirst()).compactMap { before, after in
      kinds.first { before.hasSuffix($0) && after.hasPrefix($0) }
    }
    guard let kind = nested.first else { return [] }
    return [
      Finding(
        .titleNested, at: title,
        "the title says '\(kind)的\(kind)'; leave one of them out, as in 转发…\(kind)")
    ]
  }
}
