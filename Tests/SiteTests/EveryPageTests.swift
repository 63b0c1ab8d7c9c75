import Foundation
import Testing

@testable import Site

/// What holds for every page of the site.
@Suite struct EveryPageTests {
  @Test func theSiteHasItsPages() throws {
    #expect(
      try BuiltSite.real.pagePaths == [
        "404.html", "about.html", "archive/2020/index.html", "archive/index.html",
        "archive/issuers/人力资源和社会保障部职业技能鉴定中心/index.html", "basis.html", "contacts.html",
        "coverage.html", "index.html", "lookup.html",
        "notices/2020/renshejianhan-2020-40.html", "notices/index.html", "range.html",
        "topics/website/index.html",
      ])
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func pageIsWellFormed(_ path: String) throws {
    #expect(try BuiltSite.real.page(path).problems == [])
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func pageIsChineseWithOneHeadingAndOneMain(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    #expect(page.all("html").map { $0["lang"] } == ["zh-CN"])
    #expect(page.all("h1").count == 1)
    #expect(page.all("main").count == 1)
    #expect(page.all("meta").contains { $0["charset"] == "utf-8" })
    let description =
      page.all("meta").first { $0["name"]?.lowercased() == "description" }?["content"] ?? ""
    #expect(!description.isEmpty)
    let title = try #require(page.texts("title").first)
    #expect(title.contains("技能人才评价工作网"))
  }

  @Test func titlesAreAllDifferent() throws {
    let site = try BuiltSite.real
    let titles = try site.pagePaths.map { try site.page($0).texts("title") }
    #expect(Set(titles).count == titles.count)
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func idsAreUnique(_ path: String) throws {
    let ids = try BuiltSite.real.page(path).elements.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func pageNeedsNoScriptNoInlineStyleAndNoOtherHost(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    #expect(page.all("script").isEmpty)
    #expect(page.all("style").isEmpty)
    for element in page.elements {
      #expect(element["style"] == nil, "<\(element.name)>")
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "<\(element.name)>")
    }
    let resources =
      page.all("link").filter { $0["rel"] != "canonical" && $0["rel"] != "alternate" }
      .map { $0["href"] }
      + page.elements.filter { $0["src"] != nil }.map { $0["src"] }
    #expect(
      resources.map { $0?.replacing(/\.[0-9a-f]{10}\./, with: ".") } == [
        "/assets/icon.svg", "/assets/style.css",
      ])
  }

  /// Addresses that a browser would ask without being told to: those of links and forms are not among
  /// them.
  @Test func nothingIsAskedOfAnotherHost() throws {
    let site = try BuiltSite.real
    for path in site.pagePaths {
      for element in try site.page(path).elements where element.name != "a" {
        let isLink = ["canonical", "alternate"].contains(element["rel"]) || element.name == "form"
        let addresses = ["src", "srcset", "href", "data", "poster", "action", "background"]
          .compactMap { element[$0] }
        #expect(
          isLink || addresses.allSatisfy { $0.hasPrefix("/") && !$0.hasPrefix("//") },
          "\(path): \(addresses)")
      }
    }
  }

  @Test func stylesheetAndIconAskForNothingElse() throws {
    let site = try BuiltSite.real
    for path in site.files.keys where path.hasPrefix("site/assets/") {
      let text = try site.text(path)
      #expect(!text.contains("url("), "\(path)")
      #expect(!text.contains("@import"), "\(path)")
      #expect(!text.contains("<script"), "\(path)")
    }
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func everyLinkInsideTheSiteLeadsSomewhere(_ path: String) throws {
    let site = try BuiltSite.real
    let page = try site.page(path)
    let links = page.references.filter { !$0.isExternal && $0.element.name != "form" }
    #expect(!links.isEmpty)
    for link in links {
      let url = try #require(link.url(from: path))
      let target = try #require(site.target(of: url), "\(link.text)")
      guard let anchor = url.fragment(percentEncoded: false) else { continue }
      #expect(try site.page(target).element(id: anchor) != nil, "\(link.text)")
    }
  }

  @Test func errorPageWorksAtAnyAddress() throws {
    let page = try BuiltSite.real.page("404.html")
    for reference in page.references where !reference.isExternal {
      #expect(reference.text.hasPrefix("/") || reference.text == "#main")
    }
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func canonicalAddressIsOnThePortal(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    let canonical = page.all("link").filter { $0["rel"] == "canonical" }.map { $0["href"] }
    let address = try #require(SitePath(path)).url
    #expect(canonical == ["http://www.osta.org.cn" + address])
  }

  @Test(arguments: try BuiltSite.real.pagePaths)
  func pageAndStylesheetTogetherAreSmall(_ path: String) throws {
    let site = try BuiltSite.real
    let page = try #require(site.files["site/" + path])
    let stylesheet = try #require(site.stylesheet)
    #expect(page.count + stylesheet.count < 32_768)
  }

  @Test func navigationMarksThePageThatIsShown() throws {
    let site = try BuiltSite.real
    for path in ["index.html", "coverage.html", "notices/index.html"] {
      let page = try site.page(path)
      let current = page.all("a").filter { $0["aria-current"] == "page" }
      #expect(current.map { $0["href"] } == [path == "index.html" ? "/" : "/" + path])
    }
  }
}
