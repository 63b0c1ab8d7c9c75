import TestSupport
import Testing

/// The meta tags of each kind of page.
@Suite struct MetaTagTests {
  private static let site = Result {
    try TinySite(
      """
      -- content/site.yaml + --
      archive: {title: 档案, description: 档案述}
      topics: [{id: one, title: 主题甲}]
      columns:
        - {id: home, title: 首页, description: 首页述, keywords: [首, 页], type: 首页, page: /}
        - {id: news, title: 闻, description: 闻述, keywords: [词], type: 工作动态, page_size: 1}
      -- templates/layout.mustache --
      {{#page.meta}}
      {{name}}: {{content}}
      {{/page.meta}}
      {{#page.properties}}
      {{name}}: {{content}}
      {{/page.properties}}
      -- content/pages/index.md --
      ---
      title: 首页
      description: 站述
      column: home
      ---
      -- content/pages/about.md --
      ---
      title: 关于
      ---
      -- content/notices/a.md --
      ---
      title: 关于“样本”的通知
      number: 样〔2020〕1号
      issuer: [样本机关甲, 样本机关乙]
      date: 2020-10-28
      published: 2020-10-30 09:30
      column: news
      topics: [主题甲]
      tags: [样本, 通知]
      ---
      ![图](/notices/b.png)
      -- content/notices/c.md --
      ---
      title: 题
      issuer: 机关
      date: 2020-10-28
      description: 自述
      column: news
      ---
      """
    ).build()
  }

  @Test(arguments: [
    "index", "about", "news/index", "news/index-2", "topics/one/index", "archive/index",
    "notices/a", "notices/c",
  ])
  func tagsAreThoseOfTheKindOfPage(_ page: String) throws {
    let text = try MetaTagTests.site.get().text("site/\(page).html")
    try expectGolden(
      Array(text.utf8), fixture("meta/\(page.replacing("/", with: "-")).txt"))
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func everyPageOfTheSiteHasEachTagOnceAndNoneEmpty(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    let names = page.all("meta").compactMap { $0["name"] ?? $0["property"] }
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(page.all("meta").allSatisfy { $0["content"] != "" })
    #expect(names.contains("SiteName") && names.contains("SiteDomain"))
  }
}
