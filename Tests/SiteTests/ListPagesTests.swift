import Testing

@testable import Site

/// Lists of documents: columns, topics and the archive.
@Suite struct ListPagesTests {
  /// A site with documents of one day after the other, the last the newest.
  private static func site(_ count: Int, settings: String, fields: String = "") throws -> BuiltSite
  {
    let notices = (0..<count).map { number in
      """
      -- content/notices/\(number).md --
      ---
      title: 题\(number)
      issuer: 机关
      date: 20\(10 + number / 28)-01-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)
      \(fields)
      ---

      """
    }
    return try TinySite("-- content/site.yaml + --\n\(settings)\n" + notices.joined()).build()
  }

  private static let column =
    "columns: [{id: news, title: 闻, description: 述, keywords: [词], page_size: 20}]"

  @Test(arguments: [(0, 1), (1, 1), (20, 1), (21, 2), (45, 3)])
  func columnHasAsManyPagesAsItNeeds(_ notices: Int, _ pages: Int) throws {
    let site = try ListPagesTests.site(
      notices, settings: ListPagesTests.column, fields: "column: news")
    let paths = site.pagePaths.filter { $0.hasPrefix("news/") }
    #expect(paths.count == pages)
    let titles = try ["news/index.html", "news/index-2.html", "news/index-3.html"].prefix(pages)
      .flatMap { try site.page($0).texts("a") }
    #expect(titles == (0..<notices).reversed().map { "题\($0)" })
  }

  @Test func pagesOfAListLinkEachOther() throws {
    let site = try ListPagesTests.site(
      45,
      settings: ListPagesTests.column + """

        -- templates/list.mustache --
        {{#list}}{{#pages}}<b>{{number}}/{{count}}</b>{{#hasPrevious}}<a href="{{previous}}">前</a>{{/hasPrevious}}\
        {{#hasNext}}<a href="{{next}}">后</a>{{/hasNext}}{{/pages}}{{/list}}
        """, fields: "column: news")
    let middle = try site.page("news/index-2.html")
    #expect(middle.texts("b") == ["2/3"])
    #expect(middle.all("a").map { $0["href"] } == ["/news/index.html", "/news/index-3.html"])
    #expect(try site.page("news/index.html").texts("a") == ["后"])
    #expect(try site.page("news/index-3.html").texts("a") == ["前"])
  }

  @Test(arguments: [
    (1, 1, "1"), (1, 3, "1 2 3"), (3, 3, "1 2 3"), (1, 9, "1 2 3 … 9"), (4, 9, "1 2 3 4 5 6 … 9"),
    (5, 9, "1 … 3 4 5 6 7 … 9"), (6, 9, "1 … 4 5 6 7 8 9"), (9, 9, "1 … 7 8 9"),
    (300, 500, "1 … 298 299 300 301 302 … 500"),
  ])
  func manyPagesAreNotAllLinked(_ number: Int, _ count: Int, _ links: String) {
    let pagination = Pagination(folder: "news", number: number, count: count)
    #expect(
      pagination.linkedNumbers.map { $0.map(String.init) ?? "…" }.joined(separator: " ") == links)
  }

  @Test func topicsListTheirDocuments() throws {
    let site = try ListPagesTests.site(
      2, settings: "topics: [{id: one, title: 甲}, {id: two, title: 乙}]", fields: "topics: [甲]")
    #expect(try site.page("topics/one/index.html").texts("a") == ["题1", "题0"])
    #expect(try site.page("topics/two/index.html").texts("a") == [])
  }

  @Test func archiveHasYearsAndIssuers() throws {
    let site = try TinySite(
      """
      -- content/site.yaml + --
      archive: {title: 档案, description: 述}
      -- content/notices/a.md --
      ---
      title: 甲
      issuer: [机关, 中心]
      date: 2020-10-28
      ---
      -- content/notices/b.md --
      ---
      title: 乙
      issuer: 机关
      date: 2020-12-31
      published: 2021-01-01
      ---
      """
    ).build()
    #expect(try site.page("archive/2020/index.html").texts("a") == ["甲"])
    #expect(try site.page("archive/2021/index.html").texts("a") == ["乙"])
    #expect(try site.page("archive/issuers/机关/index.html").texts("a") == ["乙", "甲"])
    #expect(try site.page("archive/issuers/中心/index.html").texts("a") == ["甲"])
    #expect(
      try site.page("archive/index.html").all("a").map { "\($0.text) \($0["href"] ?? "")" } == [
        "2021年1 /archive/2021/index.html", "2020年1 /archive/2020/index.html",
        "机关2 /archive/issuers/%E6%9C%BA%E5%85%B3/index.html",
        "中心1 /archive/issuers/%E4%B8%AD%E5%BF%83/index.html",
      ])
  }

  @Test func issuerWhoseNameIsNoAddressHasAListToo() throws {
    let site = try TinySite(
      """
      -- content/site.yaml + --
      archive: {title: 档案, description: 述}
      -- content/notices/a.md --
      ---
      title: 甲
      issuer: ".甲/乙?"
      date: 2020-10-28
      ---
      """
    ).build()
    #expect(try site.page("archive/issuers/-甲-乙-/index.html").texts("a") == ["甲"])
  }

  @Test func siteWithoutAnArchiveHasNone() throws {
    let site = try ListPagesTests.site(1, settings: "")
    #expect(site.pagePaths == ["index.html", "notices/0.html"])
  }

  @Test func namesOfAllPagesKnowTheNewestTen() throws {
    let site = try ListPagesTests.site(
      12,
      settings: """
        -- templates/page.mustache --
        <main>{{#notices}}<a href="{{href}}">{{title}}</a>{{/notices}}</main>
        """)
    #expect(
      try site.page("index.html").texts("a") == (2..<12).reversed().map { "题\($0)" })
  }
}
