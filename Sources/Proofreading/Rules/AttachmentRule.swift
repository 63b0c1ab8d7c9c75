/// 附件: titles without marks of their own, and as many as the text names
/// (GB/T 9704-2012, section 7.3.4).
enum AttachmentRule {
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
    manuscript.body.filter { !$0.isCode }.flatMap { line in
      line.scalars.indices.compactMap { index in
        guard line.scalars[index] == "附", line.scalars.at(index + 1) == "件" else { return nil }
        return missing(in: line, at: index, count: manuscript.attachments.count)
      }
    }
  }

  private static func missing(in line: TextLine, at index: Int, count: Int) -> Finding? {
    let behind = line.scalars[(index + 2)...].prefix { $0.isASCII && $0.digit != nil }
    let number = Int(behind.text) ?? (isMention(line.scalars, index) ? 1 : 0)
    guard number > count, number < 100 else { return nil }
    return Finding(
      .attachments, in: line, at: index,
      "the text names \(number == 1 ? "an attachment" : "attachment \(number)") and the fields have "
        + "\(count == 0 ? "none" : "\(count)"); add it below 'attachments:'")
  }

  /// Whether the word refers to an attachment of this document: 见附件, 附件：.
  private static func isMention(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    text.at(index - 1) == "见" || text.at(index + 2) == "：" || text.at(index + 2) == ":"
  }
}
