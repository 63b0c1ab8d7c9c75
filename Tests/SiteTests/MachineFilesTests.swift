import Foundation
import TestSupport
import Testing

@testable import Site

/// Files for programs: feed, map, robots, redirects.
@Suite struct MachineFilesTests {
  private static let text = """
    -- content/site.yaml --
    name: 站 & "点"
    description: 述
    owner: 主
    lookup_name: 查询
    hosts: {portal: www.example.org, lookup: zscx.example.org}
    record: {number: 号, url: "https://example.org/", site_code: bm00000000}
    base: /osta/
    columns:
      - {id: news, title: 闻, description: 述, keywords: [词]}
      - {id: empty, title: 空, description: 述, keywords: [词]}
    topics: [{id: one, title: 甲}]
    archive: {title: 档案, description: 述}
    -- content/pages/404.md --
    ---
    title: 无
    ---
    -- content/pages/about.md --
    ---
    title: 关于
    aliases: [/about.asp, /gywm/, /jianjie]
    ---
    -- content/notices/2020/通知.md --
    ---
    title: 关于<样本>的通知
    issuer: [样本机关甲, 样本机关乙]
    date: 2020-10-28
    published: 2020-10-30 09:30
    column: news
    topics: [甲]
    aliases: [/art/2020/1.html]
    ---
    # 标题

    样本正文 *强调* & <b>标记</b>。
    -- content/notices/b.md --
    ---
    title: 第二件
    issuer: 样本机关甲
    date: 2020-10-29
    ---

    """

  private static let site = Result { try TinySite(text).build() }

  @Test(arguments: [
    "feed.xml", "news/feed.xml", "sitemap.xml", "robots.txt", "about.asp", "art/2020/1.html",
  ])
  func fileIsAsItWas(_ path: String) throws {
    let file = try #require(MachineFilesTests.site.get().files["site/" + path], "\(path)")
    try expectGolden(file, fixture("files/" + path.replacing("/", with: "-")))
  }

  @Test func everyFormerAddressHasAFile() throws {
    let files = try MachineFilesTests.site.get().files
    for path in ["about.asp", "gywm/index.html", "jianjie/index.html", "art/2020/1.html"] {
      #expect(files["site/" + path] != nil, "\(path)")
    }
  }

  @Test func columnWithoutDocumentsHasNoFeed() throws {
    #expect(try MachineFilesTests.site.get().files["site/empty/feed.xml"] == nil)
  }

  @Test func feedDoesNotChangeWithTheDay() throws {
    let site = try TinySite(MachineFilesTests.text)
    let later = try site.build(on: TinySite.day("2030-01-01"))
    for path in ["site/feed.xml", "site/sitemap.xml"] {
      #expect(try later.files[path] == MachineFilesTests.site.get().files[path])
    }
  }

  @Test func feedHasTheNewestTwenty() throws {
    let notices = (10..<40).map {
      "-- content/notices/\($0).md --\n---\ntitle: 题\($0)\nissuer: 机关\ndate: 20\($0)-01-01\n---\n"
    }
    let feed = try TinySite(notices.joined()).build().text("site/feed.xml")
    let titles = feed.matches(of: /<title>题([0-9]+)<\/title>/).map { Int($0.1) }
    #expect(titles == (20..<40).reversed())
  }

  @Test func siteWithoutDocumentsHasNoFeed() throws {
    let files = try TinySite("").build().files
    #expect(files["site/feed.xml"] == nil)
    #expect(files["site/sitemap.xml"] != nil)
  }

  @Test func mapOfManyPagesIsDivided() throws {
    let entries = (0..<5).compactMap { SitePath("\($0).html") }.map {
      SitemapEntry(path: $0, changed: nil)
    }
    let site = try TinySite("").plan().settings
    let files = Sitemap.files(entries, site, most: 2).map { $0.path }
    #expect(
      files == [
        "site/sitemap-1.xml", "site/sitemap-2.xml", "site/sitemap-3.xml", "site/sitemap.xml",
      ])
  }

  @Test func previewIsForNoRobot() throws {
    let preview = try TinySite("").build(drafts: true)
    #expect(try preview.text("site/robots.txt") == "User-agent: *\nDisallow: /\n")
  }

  @Test func formerAddressOfAPageThatIsThereIsReported() throws {
    let site = try TinySite(
      "-- content/pages/a.md --\n---\ntitle: 甲\naliases: [/index.html]\n---\n")
    #expect(
      site.problems() == [
        "content/pages/a.md:3:11: error: '/index.html' is the address of a page; remove it here"
      ])
  }

  @Test func formerAddressOfTwoPagesIsReported() throws {
    let site = try TinySite(
      "-- content/pages/a.md --\n---\ntitle: 甲\naliases: [/old/]\n---\n"
        + "-- content/pages/b.md --\n---\ntitle: 乙\naliases: [/old]\n---\n")
    #expect(
      site.problems() == [
        "content/pages/b.md:3:11: error: '/old' is a former address of /a.html already; "
          + "remove one of them"
      ])
  }
}
