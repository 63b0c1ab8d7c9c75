/// 附件: titles without marks of their own, and as many as the text names
/// (GB/T 9704-2012, section 7.3.4).
enum AttachmentRule: DocumentRule {
  static let marks = "附"

  static func findings(in manuscript: Manuscript) -> [Finding] {
    manuscript.attachments.flatMap(findings) + missing(in: manuscript)
  }

  private static func findings(of title: PlacedText) -> [Finding] {
    var findings: [Finding] = []
    if let last = title.text.last, "。；，、;,.".contains(last) {
      findings.append(
        Finding(
          .attachments, at: title, "the title of an attachment ends without '\(last)'; remove it"))
    }
    let digits = title.text.prefix { $0.isASCII && $0.isNumber }
    if 1...2 ~= digits.count, let mark = title.text.dropFirst(digits.count).first,
      "、.．".contains(mark)
    {
      findings.append(
        Finding(
          .attachments, at: title, "attachments are numbered by the page; remove '\(digits)\(mark)'"
        ))
    }
    return findings
  }

  /// 附件2 in the text of a document with one attachment.
  private static func missing(in manuscript: Manuscript) -> [Finding] {
    let text = manuscript.body
    return text.marks.compactMap { mark in
      guard mark.character == "附", text.characters.after(mark.index) == "件" else { return nil }
      return missing(in: text, at: mark.index, count: manuscript.attachments.count)
    }
  }

  private static func missing(in text: VisibleText, at index: Int, count: Int) -> Finding? {
    let word = index..<index + "附件".utf8.count
    let digits = text.characters.text(text.characters.asciiDigits(from: word.upperBound))
    let number = Int(digits) ?? (isMention(word, in: text.characters) ? 1 : 0)
    guard number > count, number < 100 else { return nil }
    return Finding(
      .attachments, in: text, at: index,
      "the text names \(number == 1 ? "an attachment" : "attachment \(number)") and the fields have "
        + "\(count == 0 ? "none" : "\(count)"); add it below 'attachments:'")
  }

  /// Whether the word refers to an attachment of this document: 见附件, 附件：.
  private static func isMention(_ word: Range<Int>, in text: Characters) -> Bool {
    let behind = text.at(word.upperBound)
    return text.before(word.lowerBound) == "见" || behind == "：" || behind == ":"
  }
}
