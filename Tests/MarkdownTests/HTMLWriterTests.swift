import Testing

@testable import Markdown

@Suite struct HTMLWriterTests {
  @Test(arguments: [
    ("> 甲\n>\n> 乙\n", "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>\n"),
    ("- a\n- b\n\n  c\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n"),
    ("- a\n  - b\n- \n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li></li>\n</ul>\n"),
    ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("7) a\n", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"),
    ("- # a\n- ***\n", "<ul>\n<li>\n<h1 id=\"a\">a</h1>\n</li>\n<li>\n<hr />\n</li>\n</ul>\n"),
    ("    a < b\n", "<pre><code>a &lt; b\n</code></pre>\n"),
    (
      "~~~ swift\"x y\na & b\n~~~\n",
      "<pre><code class=\"language-swift&quot;x\">a &amp; b\n</code></pre>\n"
    ),
    ("*a* **b** `c  <` &copy;", "<p><em>a</em> <strong>b</strong> <code>c  &lt;</code> ©</p>\n"),
    ("a  \nb\\\nc\nd", "<p>a<br />\nb<br />\nc\nd</p>\n"),
    (
      "<https://a.b/?c&d'>",
      "<p><a href=\"https://a.b/?c&amp;d&#x27;\">https://a.b/?c&amp;d'</a></p>\n"
    ),
    ("[a](</甲 b[\"~$>)", "<p><a href=\"/%E7%94%B2%20b%5B%22~$\">a</a></p>\n"),
    ("[a](b \"c<\\\"d\")", "<p><a href=\"b\" title=\"c&lt;&quot;d\">a</a></p>\n"),
    (
      "![*a* `b<`\n[c](d)\\\n![e](f)](g 'h')",
      "<p><img src=\"g\" alt=\"a b&lt; c e\" title=\"h\" /></p>\n"
    ),
  ])
  func everyKindOfNodeHasItsHTML(_ markdown: String, html: String) {
    let document = MarkdownDocument(markdown)
    #expect(document.html() == html)
  }

  @Test func holesAreFilledAnewEachTime() {
    let document = MarkdownDocument(
      "甲[^a] [乙](/b \"c\")\n\n![](/data/d.csv)\n\n[^a]: ![丙](/e.png)\n\n丁\n")
    let html = document.rendered()
    let filled = ["/一", "/f"].map { base in
      String(
        decoding: html.filled(rewriteLink: { base + $0 }, dataTable: { base + $0.name }),
        as: UTF8.self)
    }
    #expect(filled[0].contains("<a href=\"/%E4%B8%80/b\" title=\"c\">乙</a></p>\n/一d\n<p>丁</p>\n"))
    #expect(filled[1].contains("<img src=\"/f/e.png\" alt=\"丙\" />"))
    #expect(
      filled[1].replacing("/f", with: "")
        == document.html {
          $0
        } dataTable: {
          $0.name
        })
  }

  @Test func tableOfTheSiteThatIsEmptyLeavesNothing() {
    let document = MarkdownDocument("![](/data/a.csv)\n\n甲\n")
    #expect(document.html() == "<p>甲</p>\n")
  }
}
