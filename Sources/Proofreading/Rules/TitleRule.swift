/// 标题: the kind of the document at its end, and no mark behind it (GB/T 9704-2012, section 7.3.1;
/// 党政机关公文处理工作条例, article 8).
enum TitleRule: DocumentRule {
  /// 文种.
  private static let kinds: Set<Substring> = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
  ]

  /// The last characters of the kinds.
  private static let endings = Set(kinds.compactMap(\.last))

  private static let marks = Set("。！？；，、.!?;,")

  static func findings(in manuscript: Manuscript) -> [Finding] {
    guard manuscript.number != nil else { return [] }
    return end(of: manuscript.title) + kind(of: manuscript.title) + nesting(of: manuscript.title)
  }

  private static func end(of title: PlacedText) -> [Finding] {
    guard let last = title.text.last, marks.contains(last) else { return [] }
    return [Finding(.titleEnd, at: title, "a title ends without '\(last)'; remove it")]
  }

  private static func kind(of title: PlacedText) -> [Finding] {
    let words = withoutRemark(title.text)
    guard !kinds.contains(words.suffix(2)), !kinds.contains(words.suffix(1)) else { return [] }
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
    while let last = words.last, marks.contains(last) || last == "》" { words.removeLast() }
    guard words.last == "）", let open = words.lastIndex(of: "（") else { return words }
    return words[..<open]
  }

  private static func nesting(of title: PlacedText) -> [Finding] {
    guard mayBeNested(title.text.unicodeScalars) else { return [] }
    let parts = title.text.split(omittingEmptySubsequences: false) { $0 == "的" }
    let nested = zip(parts, parts.dropFirst()).compactMap { before, after in
      kinds(atEndOf: before).first { after.hasPrefix($0) }
    }
    guard let kind = nested.first else { return [] }
    return [
      Finding(
        .titleNested, at: title,
        "the title says '\(kind)的\(kind)'; leave one of them out, as in 转发…\(kind)")
    ]
  }

  /// Whether 的 stands behind what may be the end of a kind, which is so in few titles.
  private static func mayBeNested(_ title: String.UnicodeScalarView) -> Bool {
    zip(title, title.dropFirst()).contains { $1 == "的" && endings.contains(Character($0)) }
  }

  /// The kinds that words end in, the longest first; names of kinds have one or two characters.
  private static func kinds(atEndOf words: Substring) -> [Substring] {
    [words.suffix(2), words.suffix(1)].filter(kinds.contains)
  }
}
