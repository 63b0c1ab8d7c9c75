import Foundation
import Testing

@testable import Site

/// What the Markdown of pages and notices says to its author.
@Suite struct MarkdownContentTests {
  @Test(arguments: [
    Mistake(
      "raw HTML", "-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n乙 <b>丙</b>",
      "content/pages/a.md:5:3: warning: raw HTML is left out; write Markdown, or 'html: true' among "
        + "the fields",
      "content/pages/a.md:5:7: warning: raw HTML is left out; write Markdown, or 'html: true' among "
        + "the fields"),
    Mistake(
      "link to a script in a notice",
      "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\nhtml: true\n---\n"
        + "[丙](javascript:x)",
      "content/notices/a.md:7:1: error: a link must not lead to a script or a file; "
        + "write an address such as https://…"),
    Mistake(
      "mistake in a merged table",
      "-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n```table\n|乙|\n```",
      "content/pages/a.md:5:1: error: the table has no header; write it above a line such as "
        + "|---|---|"),
    Mistake(
      "table that is not there",
      "-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n![乙](/data/coverag.csv)\n"
        + "-- content/data/coverage.yaml --\ntitle: 表\nas_of: 2020-10-28\ncolumns: [{name: a}]\n"
        + "-- content/data/coverage.csv --\na\n1",
      "content/pages/a.md:5:1: error: there is no table 'data/coverag.csv'; did you mean 'coverage'?"
    ),
    Mistake(
      "html that is no flag", "-- content/pages/a.md --\n---\ntitle: 甲\nhtml: yes\n---",
      "content/pages/a.md:3:7: error: 'html' must be true or false"),
  ])
  func mistakes(_ mistake: Mistake) throws {
    let problems = try TinySite(mistake.site).problems()
    #expect(problems == mistake.problems)
  }

  @Test func rawHTMLIsPublishedByDocumentsThatAskForIt() throws {
    let site = try TinySite(
      "-- content/pages/a.md --\n---\ntitle: 甲\nhtml: true\n---\n\n<div>乙</div>")
    #expect(site.problems() == [])
    #expect(try site.build().text("site/a.html").contains("<div>乙</div>"))
  }

  @Test func headingsKeepClearOfTheLayout() throws {
    let site = try TinySite("-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n## Main")
    #expect(try site.build().text("site/a.html").contains("<h2 id=\"main-2\">Main</h2>"))
  }

  @Test func tablesOfDataAreShownByOneLine() throws {
    let partial = BuiltSite.repository.appending(path: "templates/partials/data-table.mustache")
    let site = try TinySite(
      """
      -- content/site.yaml + --
      base: /osta/
      -- content/pages/a.md --
      ---
      title: 甲
      ---
      ![各省<时间>](/data/coverage.csv)
      -- content/data/coverage.yaml --
      title: 表
      as_of: 2020-10-28
      source: 号
      empty: 暂无
      group_by: kind
      groups: [地方, 行业]
      download: true
      columns:
        - {name: kind, label: 类}
        - {name: name, label: 省份}
        - {name: code}
        - {name: year, label: 年}
      -- content/data/coverage.csv --
      kind,name,code,year
      地方,"北<京",1,2007
      -- templates/partials/data-table.mustache --
      \(try String(contentsOf: partial, encoding: .utf8))
      -- templates/partials/downloads.mustache --
      <a href="{{csv}}">CSV</a>
      """)
    #expect(site.problems() == [])
    let html = try site.build().text("site/a.html")
    #expect(HTMLDocument(html).problems == [])
    #expect(html.contains("<caption>各省&lt;时间&gt;：地方</caption>"))
    #expect(
      html.contains("<thead><tr><th scope=\"col\">省份</th><th scope=\"col\">年</th></tr></thead>"))
    #expect(html.contains("<tr><th scope=\"row\">北&lt;京</th><td class=\"number\">2007</td></tr>"))
    #expect(html.contains("<p class=\"empty\">行业：暂无</p>"))
    #expect(html.contains("<a href=\"/osta/data/coverage.csv\">CSV</a>"))
    #expect(html.contains("<time datetime=\"2020-10-28\">2020年10月28日</time>，来源：号"))
  }
}
