import Testing

@testable import Markdown

/// Tables as GitHub writes them, without the scrollable frame that ours have.
private func githubHTML(_ document: borrowing MarkdownDocument) -> String {
  var html = document.html()
  html.replace(#/<div class="scroll" role="region" tabindex="0" aria-label="[^"]*">\n/#, with: "")
  html.replace("</table>\n</div>", with: "</table>")
  html.replace(" scope=\"col\"", with: "")
  html.replace("class=\"", with: "align=\"")
  return html
}

private func html(_ markdown: String) -> String { githubHTML(MarkdownDocument(markdown)) }

@Suite struct PipeTableTests {
  /// The examples of section 4.10 of the GitHub Flavored Markdown Spec, version 0.29, by number.
  @Test(arguments: [
    (
      198, "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
      """
      <table>
      <thead>
      <tr>
      <th>foo</th>
      <th>bar</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>baz</td>
      <td>bim</td>
      </tr>
      </tbody>
      </table>

      """
    ),
    (
      199, "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
      """
      <table>
      <thead>
      <tr>
      <th align="center">abc</th>
      <th align="right">defghi</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td align="center">bar</td>
      <td align="right">baz</td>
      </tr>
      </tbody>
      </table>

      """
    ),
    (
      200, "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
      """
      <table>
      <thead>
      <tr>
      <th>f|oo</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>b <code>|</code> az</td>
      </tr>
      <tr>
      <td>b <strong>|</strong> im</td>
      </tr>
      </tbody>
      </table>

      """
    ),
    (
      201, "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
      """
      <table>
      <thead>
      <tr>
      <th>abc</th>
      <th>def</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>bar</td>
      <td>baz</td>
      </tr>
      </tbody>
      </table>
      <blockquote>
      <p>bar</p>
      </blockquote>

      """
    ),
    (
      202, "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
      """
      <table>
      <thead>
      <tr>
      <th>abc</th>
      <th>def</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>bar</td>
      <td>baz</td>
      </tr>
      <tr>
      <td>bar</td>
      <td></td>
      </tr>
      </tbody>
      </table>
      <p>bar</p>

      """
    ),
    (
      203, "| abc | def |\n| --- |\n| bar |\n",
      "<p>| abc | def |\n| --- |\n| bar |</p>\n"
    ),
    (
      204, "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
      """
      <table>
      <thead>
      <tr>
      <th>abc</th>
      <th>def</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>bar</td>
      <td></td>
      </tr>
      <tr>
      <td>bar</td>
      <td>baz</td>
      </tr>
      </tbody>
      </table>

      """
    ),
    (
      205, "| abc | def |\n| --- | --- |\n",
      """
      <table>
      <thead>
      <tr>
      <th>abc</th>
      <th>def</th>
      </tr>
      </thead>
      </table>

      """
    ),
  ])
  func exampleOfTheSpecification(number: Int, markdown: String, expected: String) {
    #expect(html(markdown) == expected, "example \(number)")
    #expect(html(markdown.replacing("\n", with: "\r\n")) == expected, "with CRLF")
  }

  @Test func framesCanBeScrolledByKeyboardAndHaveNames() {
    let document = MarkdownDocument("| a |\n|---|\n\n| b |\n|---|\n")
    let frames = document.html().split(separator: "\n").filter { $0.hasPrefix("<div") }
    #expect(
      frames == [
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表格1\">",
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表格2\">",
      ])
    #expect(document.html().contains("<th scope=\"col\">a</th>"))
  }

  /// A table of one column with cells of its own for its header and body.
  private func table(_ header: String, _ cells: String...) -> String {
    let rows = cells.map { "<tr>\n<td>\($0)</td>\n</tr>\n" }.joined()
    let body = rows.isEmpty ? "" : "<tbody>\n\(rows)</tbody>\n"
    return "<table>\n<thead>\n<tr>\n<th>\(header)</th>\n</tr>\n</thead>\n\(body)</table>\n"
  }

  @Test func cellsHoldInlinesOfEveryKind() {
    #expect(html("| *a* |\n|---|\n| [b](c) |\n") == table("<em>a</em>", "<a href=\"c\">b</a>"))
    #expect(html("| a |\n|---|\n| \\*b & \\\\ |\n") == table("a", "*b &amp; \\"))
    #expect(html("| a |\n|---|\n| # |\n| ## b # |\n") == table("a", "#", "## b #"))
    #expect(html("| a |\n|---|\n| b<br>c |\n") == table("a", "b<br />\nc"))
    #expect(html("| `|\n|---|\n| `|\n") == table("`", "`"))
    #expect(html("| \"a\" > 'b' |\n|---|\n") == table("&quot;a&quot; &gt; 'b'"))
  }

  @Test func linksOfTheDocumentWorkInCells() {
    let document = MarkdownDocument("| [一] |\n|---|\n| x [二][一] |\n\n[一]: /y \"z\"\n")
    let link = "<a href=\"/y\" title=\"z\">"
    #expect(githubHTML(document) == table("\(link)一</a>", "x \(link)二</a>"))
    #expect(
      document.links.map(\.place) == [
        SourcePlace(line: 1, column: 3), SourcePlace(line: 3, column: 5),
      ])
  }

  @Test(arguments: [
    // The last line before the delimiter row is the header; those above are a paragraph.
    ("如下：\n| a |\n|---|\n| b |\n", "<p>如下：</p>\nTABLE"),
    // What would not end a paragraph ends a table.
    ("| a |\n|---|\n| b |\n---\n", "TABLE<hr />\n"),
    ("| a |\n|---|\n| b |\n2. c\n", "TABLE<ol start=\"2\">\n<li>c</li>\n</ol>\n"),
    ("| a |\n|---|\n| b |\n    c\n", "TABLE<pre><code>c\n</code></pre>\n"),
    ("| a |\n|---|\n| b |\n\n| c |\n", "TABLE<p>| c |</p>\n"),
    // Quotes and items, and lines that only lazily go on with them.
    ("> | a |\n> |---|\n> | b |\n", "<blockquote>\nTABLE</blockquote>\n"),
    ("> | a |\n> |---|\n> | b |\n| c |\n", "<blockquote>\nTABLE</blockquote>\n<p>| c |</p>\n"),
    ("- | a |\n  |---|\n  | b |\n", "<ul>\n<li>\nTABLE</li>\n</ul>\n"),
    ("1. x\n\n   | a |\n   |---|\n   | b |\n", "<ol>\n<li>\n<p>x</p>\nTABLE</li>\n</ol>\n"),
    ("-\t| a |\n\t|---|\n\t| b |\n", "<ul>\n<li>\nTABLE</li>\n</ul>\n"),
    (
      "> 10) > | a |\n>     > |---|\n>     > | b |\n",
      "<blockquote>\n<ol start=\"10\">\n<li>\n<blockquote>\nTABLE</blockquote>\n</li>\n</ol>\n"
        + "</blockquote>\n"
    ),
    // Definitions above, in the same paragraph.
    ("[x]: y\n| a |\n|---|\n| b |\n", "TABLE"),
  ])
  func standsAmongOtherBlocks(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected.replacing("TABLE", with: table("a", "b")))
    let withMarks = markdown.replacing("| a |", with: "| *a* |").replacing("| b |", with: "| `b` |")
    let marked = table("<em>a</em>", "<code>b</code>")
    #expect(html(withMarks) == expected.replacing("TABLE", with: marked))
  }

  @Test(arguments: [
    "```\n| a |\n|---|\n```\n", "    | a |\n    |---|\n", "<div>\n| a |\n|---|\n</div>\n",
    "| a |\n\n|---|\n", "|---|\n", "# | a |\n|---|\n", "| a |\n| - b |\n", "a | b\n- | -\n",
    "> | a |\n|---|\n", "| a |\n    |---|\n", "a\n---\n", "|\n|-|\n",
  ])
  func isNoTable(_ markdown: String) {
    #expect(!html(markdown).contains("<table"))
  }

  @Test func problemsInCellsHaveTheirPlace() {
    let document = MarkdownDocument("x\n\n> - | 甲 | 乙 |\n>   |---|---|\n>   | 丙 | 丁<b> |\n")
    #expect(document.problems.map(\.place) == [SourcePlace(line: 5, column: 12)])
  }

  @Test func wordsOfCellsAreParted() {
    let document = MarkdownDocument("前\n\n| 甲 | 乙 |\n|---|---|\n| *丙* | 丁 |\n\n后")
    #expect(document.plainText() == "前 甲 乙 丙 丁 后")
  }

  @Test func thousandRowsAreOneTable() {
    let rows = String(repeating: "| 一 | [二](x) | 三 |\n", count: 1000)
    let document = MarkdownDocument("| a | b | c |\n|---|---|---|\n" + rows)
    let html = document.html()
    #expect(html.components(separatedBy: "<tr>") == 1002)
    #expect(document.links.count == 1000)
    #expect(document.links.last?.place == SourcePlace(line: 1002, column: 7))
  }

  @Test func headerWithManyCellsAndShortRowsStaysLinear() {
    let header = String(repeating: "|a", count: 1000) + "|\n"
    let document = MarkdownDocument(
      header + String(repeating: "|-", count: 1000) + "|\n" + String(repeating: "b\n", count: 1000))
    #expect(document.html().utf8.count < 2_000_000)
  }
}

extension String {
  /// How many parts a separator makes of the text.
  fileprivate func components(separatedBy separator: String) -> Int {
    split(separator: separator, omittingEmptySubsequences: false).count
  }
}
