import Testing

@testable import Markdown

@Suite struct MergedTableTests {
  @Test func cellsReachOverRowsAndColumns() {
    let document = MarkdownDocument(
      """
      ```table 考试<时间>
      | 省份 | 上半年 | <    |
      | ^    | 笔试   | *实操* |
      |======|:------:|-----:|
      | 北京 | 3月    | 5月  |
      | 天津 | ^      | \\^  |
      ```
      """)
    #expect(document.problems == [])
    #expect(
      document.html() == """
        <div class="scroll" role="region" tabindex="0" aria-label="考试&lt;时间&gt;">
        <table>
        <caption>考试&lt;时间&gt;</caption>
        <colgroup span="1"></colgroup><colgroup span="2"></colgroup>
        <thead>
        <tr>
        <th scope="col" rowspan="2">省份</th>
        <th scope="colgroup" class="center" colspan="2">上半年</th>
        </tr>
        <tr>
        <th scope="col" class="center">笔试</th>
        <th scope="col" class="right"><em>实操</em></th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row">北京</th>
        <td class="center" rowspan="2">3月</td>
        <td class="right">5月</td>
        </tr>
        <tr>
        <th scope="row">天津</th>
        <td class="right">^</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func blocksAndLinksWorkAsEverywhere() {
    let document = MarkdownDocument(
      "> - x\n>\n>   ~~~ table\n>   | a | [b] |\n>   |---|---|\n>   | c | < |\n>   ~~~\n> - y\n\n[b]: /z\n"
    )
    let html = document.html()
    #expect(html.contains("<a href=\"/z\">b</a></th>"))
    #expect(html.contains("<td colspan=\"2\">c</td>"))
    #expect(html.hasSuffix("</li>\n<li>\n<p>y</p>\n</li>\n</ul>\n</blockquote>\n"))
    #expect(document.links.map(\.place) == [SourcePlace(line: 4, column: 11)])
  }

  @Test func blockThatIsAsWideAndHighMayBeMerged() {
    let document = MarkdownDocument("```table\n|a|b|c|\n|-|-|-|\n|d|<|e|\n|^|<|f|\n|^|^|g|\n```\n")
    #expect(document.problems == [])
    #expect(document.html().contains("<td colspan=\"2\" rowspan=\"3\">d</td>"))
  }

  @Test(arguments: [
    (
      "|a|b|\n|c|d|", 1, 1,
      "the table has no header; write it above a line such as |---|---|"
    ),
    ("|---|\n|a|", 1, 1, "the table has no header; write it above a line such as |---|---|"),
    ("", 1, 1, "the table has no header; write it above a line such as |---|---|"),
    (
      "|a|\n|-|\n|b|\n|-|", 5, 2,
      "the table has a second line of dashes; keep the one below the header"
    ),
    (
      "|甲|乙|\n|-|-|\n|丙|", 4, 2,
      "the row has 1 cells and the first row 2; write '<' or '^' for each part of a merged cell"
    ),
    (
      "|甲|乙|\n|-|-|\n|丙|丁|戊|", 4, 6,
      "the row has 3 cells and the first row 2; write '<' or '^' for each part of a merged cell"
    ),
    (
      "|甲|乙|\n|-|\n|丙|丁|", 3, 2,
      "the row has 1 cells and the first row 2; write '<' or '^' for each part of a merged cell"
    ),
    (
      "|^|甲|\n|-|-|", 2, 2,
      "'^' has no cell above in its part of the table; write '\\^' for the sign itself"
    ),
    (
      "|甲|乙|\n|-|-|\n|丙|^|", 4, 4,
      "'^' has no cell above in its part of the table; write '\\^' for the sign itself"
    ),
    ("|<|甲|\n|-|-|", 2, 2, "'<' has no cell to its left; write '\\<' for the sign itself"),
    (
      "|甲|乙|\n|-|-|\n|丙|丁|\n|^|<|\n|戊|己|", 4, 2,
      "the parts of this cell are no rectangle; check '<' and '^' around it"
    ),
    (
      "|甲|乙|\n|-|-|\n|丙|<|\n|^|丁|", 4, 2,
      "the parts of this cell are no rectangle; check '<' and '^' around it"
    ),
  ])
  func mistakesAreSaidWithTheirPlace(_ rows: String, line: Int, column: Int, message: String) {
    let document = MarkdownDocument("```table\n\(rows)\n```\n")
    #expect(
      document.problems == [
        MarkdownProblem(
          place: SourcePlace(line: line, column: column), severity: .error, message: message)
      ])
  }

  @Test func otherFencedBlocksAreCode() {
    let document = MarkdownDocument("```tables\n|a|\n|-|\n```\n")
    #expect(document.html().hasPrefix("<pre>"))
    #expect(document.problems == [])
  }
}
