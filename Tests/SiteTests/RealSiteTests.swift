import AnswerPage
import CertificateIndex
import Foundation
import Testing

@testable import Site

/// The repository's own content, page by page, against the facts of the notice.
@Suite struct RealSiteTests {
  // MARK: The notice

  @Test func noticeIsShownWhole() throws {
    let page = try BuiltSite.real.page("notices/2020/renshejianhan-2020-40.html")
    #expect(page.texts("h1") == [Seed.title])
    let document = try #require(page.all("article").first)
    let paragraphs = page.all("p", in: document).map { $0.text }
    #expect(
      paragraphs == [
        Seed.issuer, Seed.number, Seed.addressees + "：",
      ] + Seed.paragraphs + [
        "联系人：" + Seed.contact, "联系电话：" + Seed.phone, "附件：", Seed.issuer, Seed.date, "抄送：",
      ])
    let lists = page.all("ul", in: document)
    #expect(lists.map { list in page.all("li", in: list).count } == [1, 2])
    #expect(page.all("li", in: lists[1]).map { $0.text } == Seed.copies)
  }

  @Test func noticeLinksItsHosts() throws {
    let page = try BuiltSite.real.page("notices/2020/renshejianhan-2020-40.html")
    let links = page.all("a").compactMap { $0["href"] }
    #expect(links.contains("http://www.osta.org.cn"))
    #expect(links.contains("http://zscx.osta.org.cn"))
  }

  @Test func attachmentIsLinkedAndTheSameAsInTheContent() throws {
    let site = try BuiltSite.real
    let page = try site.page("notices/2020/renshejianhan-2020-40.html")
    let link = try #require(page.all("a").first { $0.text == "改版后效果图" })
    let path = try #require(link["href"])
    #expect(path == "/notices/2020/renshejianhan-2020-40-annex.txt")
    let source = BuiltSite.repository.appending(path: "content" + path)
    #expect(try site.files["site" + path] == [UInt8](Data(contentsOf: source)))
  }

  @Test(arguments: ["index.html", "notices/index.html"])
  func noticeIsListed(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    let items = page.all("ul").filter { $0.classes == ["notices"] }.flatMap {
      page.all("li", in: $0)
    }
    #expect(items.map { $0.text } == ["\(Seed.title) \(Seed.number) \(Seed.date)"])
    #expect(
      page.all("a", in: items[0]).map { $0["href"] }
        == ["/notices/2020/renshejianhan-2020-40.html"])
  }

  // MARK: Names and hosts

  @Test(arguments: ["index.html", "about.html"])
  func bothRenamingsAreShown(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    let list = try #require(page.all("ul").first { $0.classes == ["renamed"] })
    #expect(
      page.all("p", in: list).map { $0.text } == [
        "原名称 国家职业资格工作网", "现名称 技能人才评价工作网", "域名继续沿用 www.osta.org.cn",
        "原名称 国家职业资格证书全国联网查询系统", "现名称 技能人才评价证书全国联网查询系统",
        "域名统一使用 zscx.osta.org.cn，域名 jndj.osta.org.cn 同时有效",
      ])
  }

  @Test func everyPageNamesTheSiteItsFormerNameAndItsHosts() throws {
    let site = try BuiltSite.real
    for path in site.pagePaths {
      let page = try site.page(path)
      let header = try #require(page.all("header").first { $0.classes == ["site"] })
      #expect(header.text.contains("技能人才评价工作网"), "\(path)")
      #expect(header.text.contains("原“国家职业资格工作网”"), "\(path)")
      let footer = try #require(page.all("footer").last)
      for host in ["www.osta.org.cn", "zscx.osta.org.cn", "jndj.osta.org.cn（同时有效）"] {
        #expect(footer.text.contains(host), "\(path)")
      }
    }
  }

  @Test func lookupPageNamesTheFormerSystem() throws {
    let page = try BuiltSite.real.page("lookup.html")
    #expect(page.texts("h1") == ["技能人才评价证书全国联网查询系统"])
    #expect(page.texts("p").contains("原“国家职业资格证书全国联网查询系统”"))
  }

  @Test func everyPageHasTheWholeFooter() throws {
    let site = try BuiltSite.real
    for path in site.pagePaths {
      let page = try site.page(path)
      let footer = try #require(page.all("footer").last)
      for line in Seed.footer {
        #expect(footer.text.contains(line), "\(path)")
      }
    }
  }

  // MARK: Tables

  @Test func coverageHasAllRowsWithTheirExactRanges() throws {
    let page = try BuiltSite.real.page("coverage.html")
    #expect(page.texts("h2") == Seed.coverageGroups)
    let tables = page.all("table")
    try #require(tables.count == 1)
    let rows = page.rows(of: tables[0])
    #expect(rows.first == ["省份", "可查时间范围", "备注"])
    #expect(rows.dropFirst().map { String($0[0].prefix { $0 != " " }) } == seedProvinces)
    #expect(rows.dropFirst().map { $0[1] } == Seed.coverageRows.map { $0.range })
    #expect(rows.dropFirst().allSatisfy { $0[2] == "详细" })
    #expect(page.all("p").filter { $0.classes == ["empty"] }.map { $0.text } == ["暂无数据", "暂无数据"])
    #expect(page.visibleText.contains("本表截至 2020年10月28日"))
  }

  @Test func yearsKeepTheirPrecision() throws {
    let ranges = Dictionary(uniqueKeysWithValues: Seed.coverageRows.map { ($0.province, $0.range) })
    #expect(ranges["内蒙"] == "2000 至 2019.12")
    #expect(ranges["广东"] == "1996 至 2019.11")
    #expect(ranges.count == 32)
  }

  @Test func homeHasTheCoverageTable() throws {
    let page = try BuiltSite.real.page("index.html")
    let tables = page.all("table")
    try #require(tables.count == 2)
    let rows = page.rows(of: tables[0]).dropFirst()
    #expect(rows.map { $0[0] } == seedProvinces)
    #expect(rows.map { $0[1] } == Seed.coverageRows.map { $0.range })
    #expect(page.texts("h3").filter(Seed.coverageGroups.contains) == Seed.coverageGroups)
    #expect(page.visibleText.contains("截至2020年10月28日"))
  }

  @Test func rangeHasAllCompaniesInOrder() throws {
    let page = try BuiltSite.real.page("range.html")
    #expect(page.texts("h2") == Seed.rangeGroups)
    let tables = page.all("table")
    try #require(tables.count == 1)
    let rows = page.rows(of: tables[0]).dropFirst()
    #expect(rows.map { String($0[0].prefix { $0 != " " }) } == Seed.companies)
    #expect(page.all("p").filter { $0.classes == ["empty"] }.count == 2)
    #expect(page.visibleText.contains("本表截至 2020年10月28日"))
  }

  @Test func homeHasTheRangeTableAndSaysWhatIsEmpty() throws {
    let page = try BuiltSite.real.page("index.html")
    let rows = page.rows(of: page.all("table")[1]).dropFirst()
    #expect(rows.map { String($0[0].prefix { $0 != " " }) } == Seed.companies)
    #expect(page.texts("h3").filter(Seed.rangeGroups.contains) == Seed.rangeGroups)
    let empty = page.all("p").filter { $0.classes == ["empty"] }.map { $0.text }
    #expect(empty == Array(repeating: "暂无数据", count: 4))
  }

  @Test func basisShowsCorrectionsBesideWhatTheAnnexHas() throws {
    let page = try BuiltSite.real.page("basis.html")
    let table = try #require(page.all("table").first)
    let rows = Array(page.rows(of: table).dropFirst())
    try #require(rows.count == 7)
    for (row, document) in zip(rows, Seed.basis) {
      #expect(row[0] == document.title + document.mark)
      #expect(row[1] == document.number)
      guard let printed = document.printed else {
        #expect(!row[2].contains("附件所印"))
        continue
      }
      #expect(row[2].hasPrefix("附件所印：" + printed))
      #expect(row[2].contains(document.reason))
    }
  }

  @Test func homeHasTheBasisInOrder() throws {
    let page = try BuiltSite.real.page("index.html")
    let list = try #require(page.all("ol").first { $0.classes == ["documents"] })
    let items = page.all("li", in: list).map { $0.text }
    try #require(items.count == 7)
    for (item, document) in zip(items, Seed.basis) {
      let number = document.number.isEmpty ? "" : "（\(document.number)）"
      #expect(item == document.title + number + document.mark)
    }
  }

  @Test func contactsHaveAllCentresWithEmptyCells() throws {
    let page = try BuiltSite.real.page("contacts.html")
    #expect(page.texts("h2").suffix(2) == Seed.contactLists[...])
    let table = try #require(page.all("table").first)
    let rows = page.rows(of: table).dropFirst()
    #expect(rows.map { $0[0] } == seedProvinces)
    #expect(rows.allSatisfy { $0.dropFirst().allSatisfy { $0.isEmpty } && $0.count == 5 })
    #expect(page.all("p").filter { $0.classes == ["empty"] }.map { $0.text } == ["暂无数据"])
  }

  private var seedProvinces: [String] { Seed.coverageRows.map { $0.province } }

  // MARK: Privacy

  @Test func nothingOnAnyPageIsAnotherTelephoneOrAPerson() throws {
    let site = try BuiltSite.real
    for (path, bytes) in site.files where path.hasPrefix("site/") {
      let text = String(decoding: bytes, as: UTF8.self)
      let telephones = runs(of: /[0-9]+-[0-9]+/, in: text).filter {
        $0.wholeMatch(of: /0[0-9]{2,3}-[0-9]{7,8}/) != nil
      }
      #expect(Set(telephones).isSubset(of: [Seed.phone, Seed.supportPhone]), "\(path)")
      let numbers = runs(of: /[0-9]+[Xx]?/, in: text)
      #expect(!numbers.contains { $0.count == 11 && $0.hasPrefix("1") }, "\(path)")
      #expect(!numbers.contains { $0.count == 15 || $0.count == 18 }, "\(path)")
    }
  }

  private func runs(of pattern: Regex<Substring>, in text: String) -> [String] {
    text.matches(of: pattern).map { String($0.output) }
  }

  @Test func nothingPrivateIsInTheBundle() throws {
    for path in try BuiltSite.real.files.keys {
      let parts = path.split(separator: "/")
      #expect(!parts.contains("certificates"), "\(path)")
      #expect(
        parts.allSatisfy { !$0.hasPrefix(".") } || path == "server/.htaccess", "\(path)")
      #expect(!path.hasSuffix(".csv") || path.hasPrefix("site/data/"), "\(path)")
      #expect(![".key", ".idx", ".yaml", ".md"].contains(where: path.hasSuffix), "\(path)")
    }
  }

  @Test func bundleHasItsOtherParts() throws {
    let outside = try BuiltSite.real.files.keys.filter { !$0.hasPrefix("site/") }.sorted()
    #expect(
      outside == [
        "cgi-bin/lookup.page", "osta.conf", "server/.htaccess", "server/apache.conf",
        "server/lighttpd.conf", "server/nginx.conf", "server/osta-lookup.service",
        "server/osta-lookup.socket",
      ])
  }

  // MARK: The answer page

  @Test func answerPageCompilesWithBothLookups() throws {
    let file = try #require(try BuiltSite.real.files["cgi-bin/lookup.page"])
    let page = try AnswerPage(file: file)
    let number = FieldSet(.certificateNumber)
    let identity = FieldSet(.idNumber)
    let name = FieldSet(.name)
    #expect(
      page.lookups.map { page.definition(of: $0) } == [
        LookupDefinition(
          id: Array("qualification".utf8),
          keys: [number.union(identity), number.union(name), identity.union(name)],
          columns: Column.allCases),
        LookupDefinition(
          id: Array("skill-level".utf8), keys: [number.union(identity), number.union(name)],
          columns: Column.allCases),
      ])
    #expect(
      page.lookups.map { String(decoding: page.title(of: $0), as: UTF8.self) }
        == Seed.forms.map { $0.1 })
  }

  @Test func answersAreNoPagesToBeFoundBySearchingOrShownToOthers() throws {
    let file = try #require(try BuiltSite.real.files["cgi-bin/lookup.page"])
    let html = try AnswerPage(file: file)[.shell].filled()
    let answer = HTMLDocument(String(decoding: html, as: UTF8.self))
    let metas = answer.all("meta")
    #expect(metas.contains { $0["name"] == "robots" && $0["content"] == "noindex" })
    #expect(!metas.contains { ["description", "ColumnName"].contains($0["name"]) })
    #expect(!metas.contains { $0["property"] != nil })
    #expect(!answer.all("link").contains { ["canonical", "alternate"].contains($0["rel"]) })
  }

  @Test func answersAreWholePages() throws {
    let file = try #require(try BuiltSite.real.files["cgi-bin/lookup.page"])
    let page = try AnswerPage(file: file)
    for part in [Part.method, .none, .found, .invalid, .tooLarge, .unavailable] {
      let html = page[.shell].filled([
        .result: Array("none".utf8), .title: Array("标题".utf8),
        .body: page[part].filled([.form: page.form(of: 0).filled()]),
      ])
      let answer = HTMLDocument(String(decoding: html, as: UTF8.self))
      #expect(answer.problems == [], "\(part)")
      #expect(answer.all("main").map { $0["data-result"] } == ["none"], "\(part)")
      #expect(answer.texts("h1") == ["标题"], "\(part)")
    }
  }
}
