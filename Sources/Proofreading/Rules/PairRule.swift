/// Marks that come in pairs, within a paragraph (GB/T 15834-2011, sections 4.8, 4.9 and 4.14).
enum PairRule: TextRule {
  static let marks = "“”‘’《》〈〉（）〔〕【】「」『』"

  static func findings(in text: VisibleText) -> [Finding] {
    var pairs = OpenPairs(text: text)
    for line in text.lines where !line.isCode {
      if line.isBlank { pairs.endParagraph() }
      for mark in text.marks[line.marks] { pairs.read(mark) }
    }
    pairs.endParagraph()
    return pairs.findings
  }
}

/// The marks of a paragraph that are open.
private struct OpenPairs {
  private struct Open {
    let mark: Mark
    let closing: Unicode.Scalar
  }

  let text: VisibleText
  private var open: [Open] = []
  private(set) var findings: [Finding] = []

  init(text: VisibleText) { self.text = text }

  /// Takes the next mark of the text.
  mutating func read(_ mark: Mark) {
    switch mark.character {
    case "“": open(mark, closing: "”")
    case "‘": open(mark, closing: "’")
    case "《": openTitle(mark)
    case "〈": open(mark, closing: "〉")
    case "（": open(mark, closing: "）")
    case "〔": open(mark, closing: "〕")
    case "【": open(mark, closing: "】")
    case "「": open(mark, closing: "」")
    case "『": open(mark, closing: "』")
    case "”", "’", "》", "〉", "）", "〕", "】", "」", "』": close(mark)
    default: break
    }
  }

  /// What is still open stays so.
  mutating func endParagraph() {
    for mark in open {
      report(mark.mark, "is not closed in this paragraph; put '\(mark.closing)' where it ends")
    }
    open.removeAll()
  }

  private mutating func open(_ mark: Mark, closing: Unicode.Scalar) {
    open.append(Open(mark: mark, closing: closing))
  }

  private mutating func openTitle(_ mark: Mark) {
    if open.contains(where: { $0.mark.character == "《" }) {
      findings.append(
        Finding(.pairs, in: text, at: mark.index, "a title inside of 《》 stands in 〈〉"))
    }
    open(mark, closing: "》")
  }

  private mutating func close(_ mark: Mark) {
    if let last = open.lastIndex(where: { $0.closing == mark.character }) {
      for unclosed in open[(last + 1)...] {
        report(
          unclosed.mark,
          "is not closed before '\(mark.character)'; put '\(unclosed.closing)' where it ends")
      }
      open.removeSubrange(last...)
    } else if mark.character != "’" {
      report(mark, "closes nothing; remove it, or open it")
    }
  }

  private mutating func report(_ mark: Mark, _ message: String) {
    findings.append(
      Finding(.pairs, in: text, at: mark.index, "'\(mark.character)' \(message)"))
  }
}
