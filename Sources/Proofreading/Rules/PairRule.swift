/// Marks that come in pairs, within a paragraph (GB/T 15834-2011, sections 4.8, 4.9 and 4.14).
enum PairRule {
  private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』",
  ]
  private static let marks = Set(closing.keys).union(closing.values)

  /// Whether a character lies where all marks do; Chinese characters, which are asked for most, do not.
  private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2018...0x201D, 0x3008...0x3015, 0xFF08...0xFF09: true
    default: false
    }
  }

  static func findings(in text: [TextLine]) -> [Finding] {
    text.filter { !$0.isCode }.split { $0.isBlank }.flatMap { findings(inParagraph: $0) }
  }

  private static func findings(inParagraph lines: ArraySlice<TextLine>) -> [Finding] {
    var pairs = OpenPairs()
    for line in lines {
      for (index, scalar) in line.scalars.enumerated()
      where mayBeMark(scalar) && marks.contains(scalar) {
        pairs.read(scalar, in: line, at: index, closedBy: closing[scalar])
      }
    }
    return pairs.findings + pairs.unclosed
  }
}

/// The marks of a paragraph that are open.
private struct OpenPairs {
  private struct Open {
    let mark: Unicode.Scalar
    let closing: Unicode.Scalar
    let line: TextLine
    let index: Int
  }

  private var open: [Open] = []
  private(set) var findings: [Finding] = []

  /// Findings of the marks that are still open.
  var unclosed: [Finding] {
    open.map { mark in
      Finding(
        .pairs, in: mark.line, at: mark.index,
        "'\(mark.mark)' is not closed in this paragraph; put '\(mark.closing)' where it ends")
    }
  }

  /// Takes the next mark; one that opens has a mark that closes it.
  mutating func read(
    _ mark: Unicode.Scalar, in line: TextLine, at index: Int, closedBy closing: Unicode.Scalar?
  ) {
    if let closing {
      if mark == "《", open.contains(where: { $0.mark == "《" }) {
        findings.append(Finding(.pairs, in: line, at: index, "a title inside of 《》 stands in 〈〉"))
      }
      open.append(Open(mark: mark, closing: closing, line: line, index: index))
    } else if let last = open.lastIndex(where: { $0.closing == mark }) {
      findings += Array(open[(last + 1)...]).map { unclosed in
        Finding(
          .pairs, in: unclosed.line, at: unclosed.index,
          "'\(unclosed.mark)' is not closed before '\(mark)'; put '\(unclosed.closing)' where it ends"
        )
      }
      open.removeSubrange(last...)
    } else if mark != "’" {
      findings.append(
        Finding(.pairs, in: line, at: index, "'\(mark)' closes nothing; remove it, or open it"))
    }
  }
}
