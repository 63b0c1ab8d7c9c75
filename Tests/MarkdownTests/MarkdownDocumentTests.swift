import Testing

@testable import Markdown

@Suite struct MarkdownDocumentTests {
  @Test(arguments: [
    ("[](/a)", true), ("[ ](/a)", true), ("[\u{3000}](/a)", true), ("[](<>)", true),
    ("[****](/a)", false),
    ("[甲](/a)", false), ("[`b`](/a)", false), ("[![](c.png)](/a)", false), ("![](c.png)", false),
    ("[<b>乙</b>](/a)", false), ("[<img src=\"c.png\" alt=\"丙\">](/a)", false),
    ("<https://example.org/>", false), ("[](丁", false),
  ])
  func linkWithoutWordsIsSaid(_ text: String, isSaid: Bool) {
    let document = MarkdownDocument("一 \(text)", options: MarkdownOptions(allowsRawHTML: true))
    let problem = MarkdownProblem(
      place: SourcePlace(line: 1, column: 3), severity: .warning,
      message: "the link has no words, so nobody finds it; say between [ and ] where it leads")
    #expect(document.problems == (isSaid ? [problem] : []))
  }

  @Test func headingsHaveAnchorsThatAreUnique() {
    let document = MarkdownDocument(
      """
      # 报名 *条件* (2020)

      Setext & Co.
      ---

      ## 报名条件2020
      ### 报名 条件 2020
      ### ！？
      ### 报名 条件 2020
      """)
    let headings: [(level: Int, line: Int, text: String, anchor: String)] = [
      (1, 1, "报名 条件 (2020)", "报名-条件-2020"),
      (2, 3, "Setext & Co.", "setext-co"),
      (2, 6, "报名条件2020", "报名条件2020"),
      (3, 7, "报名 条件 2020", "报名-条件-2020-2"),
      (3, 8, "！？", "section"),
      (3, 9, "报名 条件 2020", "报名-条件-2020-3"),
    ]
    #expect(document.headings.map(\.level) == headings.map(\.level))
    #expect(document.headings.map(\.place.line) == headings.map(\.line))
    #expect(document.headings.map(\.text) == headings.map(\.text))
    #expect(document.headings.map(\.anchor) == headings.map(\.anchor))
  }

  @Test func anchorOfAHeadingNeverMeetsThatOfANumberedOne() {
    let document = MarkdownDocument("# a\n# a-2\n# a\n")
    #expect(document.headings.map(\.anchor) == ["a", "a-2", "a-3"])
  }

  @Test func anchorsOfThePageAroundAreLeftAlone() {
    let options = MarkdownOptions(reservedAnchors: ["main"])
    let document = MarkdownDocument("# Main\n# main 2\n", options: options)
    #expect(document.headings.map(\.anchor) == ["main-2", "main-2-2"])
  }

  @Test(arguments: [
    ("", ""),
    ("一段\n文字", "<p>一段\n文字</p>\n"),
    ("## 联系*方式*\n\n电话", "<h2 id=\"联系方式\">联系<em>方式</em></h2>\n<p>电话</p>\n"),
    ("> # 甲", "<blockquote>\n<h1 id=\"甲\">甲</h1>\n</blockquote>\n"),
    ("\"a\" -- b...", "<p>&quot;a&quot; -- b...</p>\n"),
    ("a <b>b</b>", "<p>a b</p>\n"),
    ("[a](javascript:alert(1))", "<p><a href=\"\">a</a></p>\n"),
    ("# <h2>", "<h1 id=\"section\"></h1>\n"),
    ("a\0b", "<p>a\u{FFFD}b</p>\n"),
  ])
  func rendersSafeHTML(_ source: String, html: String) {
    let document = MarkdownDocument(source)
    #expect(document.html() == html)
  }

  @Test func linksAreRewrittenInHTMLOnly() {
    let document = MarkdownDocument("[a](/x) ![b](/y.png) [c](https://example.org/)")
    let based = document.html { $0.hasPrefix("/") ? "/osta\($0)" : $0 }
    let html = """
      <p><a href="/osta/x">a</a> <img src="/osta/y.png" alt="b" /> \
      <a href="https://example.org/">c</a></p>

      """
    #expect(based == html)
    #expect(document.links.map(\.destination) == ["/x", "/y.png", "https://example.org/"])
    #expect(document.html().contains("href=\"/x\""))
  }

  @Test func linksKnowTheirPlaceAndWords() {
    let document = MarkdownDocument(
      """
      # [甲*乙*](/a)

      text [b](/b)
      和 ![图片](c.png)

      - <https://example.org/?a&b>
      - > 丙
        > [ref]

      [ref]: /d "title"
      """)
    #expect(
      document.links.map(\.destination) == ["/a", "/b", "c.png", "https://example.org/?a&b", "/d"])
    #expect(document.links.map(\.place.line) == [1, 3, 4, 6, 8])
    #expect(document.links.map(\.place.column) == [3, 6, 3, 3, 5])
    #expect(document.links.map(\.isImage) == [false, false, true, false, false])
    #expect(document.links.map(\.text) == ["甲乙", "b", "图片", "https://example.org/?a&b", "ref"])
  }

  @Test(arguments: [
    ("", Int.max, ""),
    ("# 标题\n\n一*段*\n文字\nend\nof", .max, "标题 一段文字 end of"),
    ("a `b` c\n\n    d\n      e\n", .max, "a b c d e"),
    ("- 甲\n- [乙](x) ![丙](y)", .max, "甲 乙 丙"),
    ("a<b>c</b>\n\n<div>x</div>", .max, "ac"),
    ("一二三四五", 5, "一二三四五"),
    ("一二三四五", 4, "一二三…"),
    ("一二三四五", 0, "…"),
  ])
  func plainTextIsOneLine(_ source: String, limit: Int, text: String) {
    let document = MarkdownDocument(source)
    #expect(document.plainText(limit: limit) == text)
  }

  @Test func deepNestingIsNoDanger() {
    let document = MarkdownDocument(String(repeating: "> ", count: 20_000) + "# a")
    #expect(document.headings.map(\.anchor) == ["a"])
    #expect(!document.html().isEmpty)
  }
}
