import TestSupport
import Testing

@testable import Markdown

/// Texts that would take minutes if anything took the square of their length, or end a careless parser.
@Suite struct HostileTextTests {
  @Test(arguments: [
    String(repeating: "|", count: 10_000) + "\n" + String(repeating: "|-", count: 10_000) + "\n",
    "| a |\n|-|\n| " + String(repeating: "[", count: 10_000) + " |\n",
    String(repeating: "[^", count: 10_000),
    String(repeating: "[^a]", count: 10_000) + "\n\n[^a]: x\n",
    (0..<2000).map { "[^\($0)] " }.joined() + "\n\n" + (0..<2000).map { "[^\($0)]: x\n" }.joined(),
    (0..<10_000).map { "[^\($0)] " }.joined() + "\n\n"
      + (0..<10_000).map { "[^\($0)]: x\n" }.joined(),
    (0..<5000).map { "[^\($0)] *a* " }.joined(),
    (0..<2000).map { "[^\($0)]\n\n[^\($0)]: x\n\n```\n[^\($0)]: y\n```\n\n" }.joined(),
    String(repeating: "[a](x) <b>", count: 10_000),
    String(repeating: "甲\n", count: 30_000),
    String(repeating: "| a |\n|-|\n| *b* |\n\n", count: 2000),
    "x\n" + String(repeating: "|-|-|\n", count: 10_000),
    String(repeating: "> ", count: 2000) + "| a |\n" + String(repeating: "> ", count: 2000)
      + "|-|\n",
    String(repeating: "- ", count: 500) + "| a |\n" + String(repeating: "  ", count: 500) + "|-|\n",
    String(repeating: "> [!NOTE]\n> ", count: 2000),
    "```table\n" + String(repeating: "|^", count: 5000) + "\n"
      + String(repeating: "|-", count: 5000),
    String(repeating: "# a\n", count: 5000),
    String(repeating: "![](/data/a.csv)\n\n", count: 2000),
    String(repeating: "<br>", count: 10_000),
  ])
  func largeTextsEnd(_ text: String) {
    let document = MarkdownDocument(text, options: MarkdownOptions(keepsTexts: true))
    #expect(
      !document.html {
        $0
      } dataTable: {
        $0.name
      }.isEmpty)
    #expect(document.plainText().utf8.count <= text.utf8.count * 2)
  }

  /// Pieces that open and close things, put together by chance.
  private static let pieces = [
    "|", "-", "|-|-|\n", "| a | b |\n", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "`", "```",
    "```table\n",
    "~~~ table x\n", "[^a]", "[^a]: ", "[!NOTE]", "[", "]", "(x)", "*", "**", "<b>", "<br>", "<!--",
    "-->", "\\", "甲", "乙丙", "# ", "===\n", "---\n", "&amp;", "^", "<", "![](/data/a.csv)", "\r\n",
    "\r",
    "\0", ":", "=", "[x]: y\n", "a",
  ]

  @Test(arguments: 0..<40)
  func textsByChanceGiveHTMLAndPlacesInside(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<50 {
      let count = Int.random(in: 1..<60, using: &random)
      let text = (0..<count).map { _ in
        HostileTextTests.pieces.randomElement(using: &random) ?? ""
      }.joined()
      let document = MarkdownDocument(text, options: MarkdownOptions(keepsTexts: true))
      let html = document.html()
      #expect(!html.contains("\u{1}"), "\(text.debugDescription)")
      #expect(!html.contains("<b>"), "\(text.debugDescription)")
      #expect(tagsAreBalanced(html), "\(text.debugDescription)\n\(html)")
      let lines = 1 + text.unicodeScalars.count { $0 == "\n" || $0 == "\r" }
      for place in document.problems.map(\.place) + document.texts.map(\.place) {
        #expect(1...lines ~= place.line, "\(text.debugDescription)")
      }
    }
  }

  /// Whether each opening tag has its closing one.
  private func tagsAreBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for tag in html.matches(of: #/<(/?)([a-z0-9]+)[^>]*?(/?)>/#) where tag.3.isEmpty {
      if tag.1.isEmpty {
        open.append(tag.2)
      } else if open.popLast() != tag.2 {
        return false
      }
    }
    return open.isEmpty
  }
}
