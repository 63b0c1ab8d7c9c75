import CCmark
import Glibc
import TestSupport
import Testing

@testable import Markdown

/// Where a text has nothing that CommonMark does not know, its HTML is that of cmark's own renderer.
@Suite struct CmarkAgreementTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func htmlIsThatOfCmark(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in random.any(of: Self.pieces) }.joined()
      for options in [MarkdownOptions(), MarkdownOptions(allowsRawHTML: true)] {
        let html = MarkdownDocument(text, options: options).html()
        #expect(withoutAnchors(html) == cmarkHTML(text), "\(text.debugDescription)")
      }
    }
  }

  /// Neither tables nor footnotes, notes or raw HTML, of which we make something else.
  private static let pieces = [
    "甲", "乙 ", "a", "b ", " ", "  ", "    ", "\n", "\n\n", "  \n", "\\\n", "\t", "*", "**", "***",
    "_", "__",
    "`", "``", "```\n", "~~~ x&y\n", "# ", "## ", "===\n", "---\n", "- ", "+ ", "* ", "1. ", "7) ",
    "> ",
    ">", "[", "]", "(", ")", "](", "[a](/b)", "[a](</b c> 'd\"<')", "![", "![a*b*](/c)",
    "](javascript:a)", "](</javascript:a>)", "](<javascript:\u{E33}=a>)", "<javascript:\u{301}a>",
    "](DATA:\u{301}a)", "\u{301}", "\u{200D}",
    "(JavaScript:a)", "(data:image/png;a)", "(data:b)", "<https://a.b/?c&d'e>", "<a@b.cd>", "&",
    "&amp;",
    "&#0;", "&lt;", ">", "\"", "'", "\\", "\\*", "%", "~", "😀", "\u{0}", "\u{FFFD}", "\r\n",
    "[c]: /d 'e'\n",
    "[c]", "[c][]",
  ]
}

private func cmarkHTML(_ text: String) -> String {
  guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else {
    return ""
  }
  defer { free(html) }
  return String(cString: html)
}

private func withoutAnchors(_ html: String) -> String {
  html.replacing(#/ id="[^"<>]*"/#, with: "")
}
