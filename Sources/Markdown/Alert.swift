import CCmark

/// A note or warning: a block quote whose first line is `[!NOTE]` and the like.
enum Alert: String, CaseIterable {
  case note
  case tip
  case important
  case warning
  case caution

  /// What the reader sees above the text; authors may write it in place of the English word.
  var title: String {
    switch self {
    case .note: "说明"
    case .tip: "提示"
    case .important: "重要"
    case .warning: "注意"
    case .caution: "警告"
    }
  }

  private init?(_ name: String) {
    let alert = Alert.allCases.first { $0.rawValue == name.lowercased() || $0.title == name }
    guard let alert else { return nil }
    self = alert
  }
}

extension Alert {
  /// Gives the quotes that are notes or warnings their form; unknown kinds are added to the problems.
  static func mark(
    _ quotes: [CmarkNode], in tree: borrowing CmarkTree, of source: SourceText,
    _ problems: inout [MarkdownProblem]
  ) {
    for quote in quotes {
      guard let paragraph = quote.firstChild, paragraph.kind == CMARK_NODE_PARAGRAPH,
        let name = name(in: paragraph, source)
      else { continue }
      if let alert = Alert(name) {
        alert.mark(quote, paragraph, in: tree)
      } else {
        let place = source.place(line: paragraph.line, column: paragraph.column)
        problems.append(unknown(name, at: place))
      }
    }
  }

  /// What stands between `[!` and `]` on the first line of a paragraph.
  private static func name(in paragraph: CmarkNode, _ source: SourceText) -> String? {
    let line = source.line(paragraph.line).dropFirst(paragraph.column - 1).trimmed
    guard line.starts(with: "[!".utf8), line.last == UInt8(ascii: "]") else { return nil }
    return String(decoding: line.dropFirst(2).dropLast(), as: UTF8.self)
  }

  private func mark(
    _ quote: CmarkNode, _ paragraph: CmarkNode, in tree: borrowing CmarkTree
  ) {
    paragraph.setAsideFirstLine(in: tree)
    if paragraph.firstChild == nil { tree.setAside(paragraph) }
    _ = quote.replace(
      openingBlock: "<div class=\"alert alert-\(rawValue)\" role=\"note\">\n"
        + "<p class=\"alert-title\">\(title)</p>",
      closing: "</div>")
  }

  private static func unknown(_ name: String, at place: SourcePlace) -> MarkdownProblem {
    let names = allCases.map { "\($0.rawValue.uppercased()) (\($0.title))" }
    return MarkdownProblem(
      place: place, severity: .error,
      message: "there is no kind of note '\(name)'; the kinds are \(names.joined(separator: ", "))")
  }
}

extension CmarkNode {
  /// Takes out the inlines of the first line of a paragraph, with its end.
  fileprivate func setAsideFirstLine(in tree: borrowing CmarkTree) {
    while let child = firstChild {
      let isEnd = child.kind == CMARK_NODE_SOFTBREAK || child.kind == CMARK_NODE_LINEBREAK
      tree.setAside(child)
      if isEnd { return }
    }
  }
}
