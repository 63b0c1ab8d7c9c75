/// 密级 and 份号 stand on lines of their own at the top (GB/T 9704-2012, sections 7.2.1 and 7.2.2).
enum SecrecyRule {
  private static let marks = ["绝密", "机密", "秘密"]

  static func findings(in manuscript: Manuscript) -> [Finding] {
    manuscript.body.compactMap(secrecy) + copyNumber(in: manuscript.body)
  }

  private static func secrecy(_ line: TextLine) -> Finding? {
    guard let start = line.scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      "绝机秘".unicodeScalars.contains(line.scalars[start]), line.scalars.count < 40
    else { return nil }
    let words = line.scalars[start...].filter { !$0.properties.isWhitespace }.text
    guard marks.contains(where: { words == $0 || words.hasPrefix("\($0)★") }) else { return nil }
    return Finding(
      .secrecy, in: line, at: start,
      "the document is marked '\(words.prefix(2))'; it must not be published, take it out of content/"
    )
  }

  private static func copyNumber(in body: [TextLine]) -> [Finding] {
    guard let first = body.first(where: { !$0.isBlank }), first.scalars.count == 6,
      first.scalars.allSatisfy({ $0.digit != nil })
    else { return [] }
    return [
      Finding(
        .copyNumber, in: first, at: 0,
        "this looks like the number of a copy (份号), which belongs on paper; remove it")
    ]
  }
}
