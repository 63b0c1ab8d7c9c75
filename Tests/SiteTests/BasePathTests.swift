import AnswerPage
import Foundation
import Site
import TestSupport
import Testing

/// The whole site below a sub-path of its host.
@Suite struct BasePathTests {
  /// The repository's own content with `base: /osta/`.
  private static let below = Result {
    let folder = try TemporaryFolder()
    let content = folder["content"]
    try FileManager.default.copyItem(
      at: BuiltSite.repository.appending(path: "content"), to: content)
    let settings = String(decoding: try folder.read("content/site.yaml"), as: UTF8.self)
    try #require(settings.contains("\nbase: /\n"))
    try folder.write(
      settings.replacing("\nbase: /\n", with: "\nbase: /osta/\n"), to: "content/site.yaml")
    return try BuiltSite(
      try SiteBuild(
        content: ContentFolder(url: content, name: "content"),
        templates: ContentFolder(
          url: BuiltSite.repository.appending(path: "templates"), name: "templates"),
        edition: Edition(today: TinySite.today)
      ).plan())
  }

  @Test func theFilesAreTheSame() throws {
    #expect(try BasePathTests.below.get().files.keys.sorted() == BuiltSite.real.files.keys.sorted())
  }

  @Test func everyReferenceOfEveryPageStaysBelowTheBase() throws {
    let site = try BasePathTests.below.get()
    for path in site.pagePaths {
      let page = try site.page(path)
      for reference in page.references where !reference.isExternal {
        let url = try #require(reference.url(from: path, base: "/osta/"))
        #expect(
          url.path(percentEncoded: true).hasPrefix("/osta/"), "\(path): \(reference.text)")
        #expect(!reference.text.hasPrefix("/") || reference.text.hasPrefix("/osta/"), "\(path)")
        guard reference.element.name != "form" else { continue }
        #expect(site.target(of: url, base: "/osta/") != nil, "\(path): \(reference.text)")
      }
    }
  }

  @Test func formsAndCanonicalAddressesAreBelowTheBase() throws {
    let site = try BasePathTests.below.get()
    for path in site.pagePaths {
      let page = try site.page(path)
      #expect(page.all("form").allSatisfy { $0["action"] == "/osta/cgi-bin/lookup.cgi" })
      let canonical = page.all("link").filter { $0["rel"] == "canonical" }.map { $0["href"] }
      let address = try #require(SitePath(path)).url
      #expect(canonical == ["http://www.osta.org.cn/osta" + address])
    }
  }

  @Test func answersAreBelowTheBase() throws {
    let site = try BasePathTests.below.get()
    let answer = try AnswerPage(file: #require(site.files["cgi-bin/lookup.page"]))
    for part in Part.allCases {
      let html =
        answer[.shell].filled([.body: answer[part].filled()])
        + answer.form(of: 0).filled() + answer.form(of: 1).filled()
      let page = HTMLDocument(String(decoding: html, as: UTF8.self))
      let inside = page.references.filter { !$0.isExternal && !$0.text.hasPrefix("#") }
      #expect(!inside.isEmpty)
      #expect(inside.allSatisfy { $0.text.hasPrefix("/osta/") }, "\(part)")
      #expect(
        page.all("form").suffix(2).map { $0["action"] }
          == ["/osta/cgi-bin/lookup.cgi", "/osta/cgi-bin/lookup.cgi"])
    }
  }

  @Test(arguments: [
    ("/a.html", "/osta/a.html"), ("/", "/osta/"), ("/a.html#b", "/osta/a.html#b"),
    ("a.html", "a.html"), ("../a.html", "../a.html"), ("#b", "#b"),
    ("https://example.org/a", "https://example.org/a"), ("//example.org/a", "//example.org/a"),
    ("tel:010-1", "tel:010-1"),
  ])
  func markdownLinksFromTheRootGoBelowTheBase(_ written: String, _ published: String) throws {
    let site = try TinySite(
      """
      -- content/site.yaml + --
      base: /osta/
      -- content/pages/index.md --
      ---
      title: 首页
      ---
      [x](\(written))
      """
    ).build()
    #expect(try site.page("index.html").all("a").map { $0["href"] } == [published])
  }

  @Test func filesWithOtherLettersHaveEncodedAddresses() throws {
    let site = try TinySite(
      """
      -- content/notices/2020/通知 1.md --
      ---
      title: 甲
      issuer: 乙
      date: 2020-10-28
      ---
      -- templates/page.mustache --
      {{#notices}}<a href="{{href}}">{{title}}</a>{{/notices}}
      """
    ).build()
    let link = try #require(site.page("index.html").all("a").first?["href"])
    #expect(link == "/notices/2020/%E9%80%9A%E7%9F%A5%201.html")
    #expect(
      try site.target(of: #require(URL(string: "http://site.invalid" + link)))
        == "notices/2020/通知 1.html")
  }
}
