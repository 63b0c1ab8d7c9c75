import Testing

@testable import Markdown

@Suite struct FootnoteTests {
  private static func reference(_ number: Int, _ id: String) -> String {
    "<sup><a href=\"#fn_\(number)\" id=\"\(id)\" role=\"doc-noteref\" aria-label=\"脚注\(number)\">"
      + "[\(number)]</a></sup>"
  }

  private static func back(_ id: String, _ label: String = "返回正文") -> String {
    "<a href=\"#\(id)\" role=\"doc-backlink\" aria-label=\"\(label)\">↩\u{FE0E}</a>"
  }

  private static func section(_ items: String) -> String {
    "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n\(items)</ol>\n"
      + "</section>\n"
  }

  @Test func standBehindTheTextInTheOrderOfTheirReferences() {
    let document = MarkdownDocument("甲[^b]乙[^一]，丙[^B]。\n\n[^一]: 词\n[^b]: *注*\n\n丁\n")
    let html =
      "<p>甲" + Self.reference(1, "fnref_1") + "乙" + Self.reference(2, "fnref_2") + "，丙"
      + Self.reference(1, "fnref_1_2") + "。</p>\n<p>丁</p>\n"
      + Self.section(
        "<li id=\"fn_1\">\n<p><em>注</em> " + Self.back("fnref_1", "返回正文第1处") + " "
          + Self.back("fnref_1_2", "返回正文第2处") + "</p>\n</li>\n<li id=\"fn_2\">\n<p>词 "
          + Self.back("fnref_2") + "</p>\n</li>\n")
    #expect(document.html() == html)
    #expect(document.problems == [])
    #expect(document.plainText() == "甲乙，丙。 丁 注 词")
  }

  @Test func holdBlocksOfEveryKind() {
    let document = MarkdownDocument(
      "a[^1]\n[^1]: 一\n二\n\n    三\n\n    | 四 |\n    |---|\n    | [^1] |\n\n\t- 五\n\n六\n")
    let html = document.html()
    #expect(html.hasPrefix("<p>a" + Self.reference(1, "fnref_1") + "</p>\n<p>六</p>\n<section"))
    #expect(html.contains("<li id=\"fn_1\">\n<p>一\n二</p>\n<p>三</p>\n<div class=\"scroll\""))
    #expect(html.contains("<td>" + Self.reference(1, "fnref_1_2") + "</td>"))
    #expect(html.contains("</div>\n<ul>\n<li>五</li>\n</ul>\n<p>" + Self.back("fnref_1", "返回正文第1处")))
    #expect(document.problems == [])
  }

  @Test func codeEscapesAndLinksWithTheirOwnDestinationAreNoReferences() {
    let document = MarkdownDocument(
      "`[^a]` \\[^a] [^a](x) [^a]\n\n    [^a]: code\n\n```\n[^a]: fence\n```\n\n[^a]: 注\n")
    let html = document.html()
    #expect(html.hasPrefix("<p><code>[^a]</code> [^a] <a href=\"x\">^a</a> <sup>"))
    #expect(html.contains("<pre><code>[^a]: code\n</code></pre>"))
    #expect(html.contains("<pre><code>[^a]: fence\n</code></pre>"))
    #expect(document.problems == [])
    #expect(document.links.map(\.destination) == ["x"])
  }

  @Test func wordsInBracketsBeforeAReferenceStay() {
    let document = MarkdownDocument("[词][^a]\n\n[^a]: 注\n")
    #expect(document.html().hasPrefix("<p>[词]" + Self.reference(1, "fnref_1")))
  }

  @Test func headingsWithReferencesKeepTheirAnchors() {
    let document = MarkdownDocument("# 甲[^a]\n\n[^a]: 注\n")
    #expect(document.headings.map(\.anchor) == ["甲"])
    #expect(document.headings.map(\.place) == [SourcePlace(line: 1, column: 1)])
  }

  @Test func problemsBehindDefinitionsKeepTheirPlace() {
    let document = MarkdownDocument("甲[^a]\n\n[^a]: 注<b>\n\n    又<i>\n\n尾<u>\n")
    #expect(
      document.problems.map(\.place) == [
        SourcePlace(line: 3, column: 8), SourcePlace(line: 5, column: 6),
        SourcePlace(line: 7, column: 2),
      ])
  }

  @Test(arguments: [
    (
      "> 甲*乙*\n> 丙[^x]", 2, 4, MarkdownProblem.Severity.error,
      "there is no footnote 'x'; write '[^x]: …' at the beginning of a line, or '\\[^' for the sign "
        + "itself"
    ),
    (
      "[^x]: 甲", 1, 1, .warning,
      "nothing refers to the footnote 'x'; write '[^x]' in the text, or remove it"
    ),
    (
      "[^x]\n\n[^x]: 甲\n[^X]: 乙", 4, 1, .error,
      "the footnote 'X' is defined twice; rename one of them"
    ),
  ])
  func mistakesAreSaidWithTheirPlace(
    _ text: String, line: Int, column: Int, severity: MarkdownProblem.Severity, message: String
  ) {
    let document = MarkdownDocument(text)
    #expect(
      document.problems == [
        MarkdownProblem(
          place: SourcePlace(line: line, column: column), severity: severity, message: message)
      ])
  }
}
