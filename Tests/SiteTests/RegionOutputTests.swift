import AnswerPage
import Foundation
import Testing

@testable import Site

/// What the answer page says of provinces, from the tables of the content.
@Suite struct RegionOutputTests {
  private func page() throws -> AnswerPage {
    try AnswerPage(file: #require(try BuiltSite.real.files["cgi-bin/lookup.page"]))
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test(arguments: Seed.coverageRows.indices)
  func everyProvinceHasItsRangeUnderEveryName(row: Int) throws {
    let (name, range) = Seed.coverageRows[row]
    let region = try #require(try page().province(named: Array(name.utf8)))
    let shown = ["内蒙": "内蒙古", "兵团": "新疆生产建设兵团"][name] ?? name
    #expect(text(region.name) == shown)
    let months = range.components(separatedBy: " 至 ").map { $0.contains(".") ? $0 : "约" + $0 }
    #expect(text(region[.range]) == "\(shown)：\(months[0])—\(months[1]) 可查。")
    #expect(text(region[.first]) == months[0])
    #expect(text(region[.last]) == months[1])
    for other in region.names { #expect(try page().province(named: other) == region) }
  }

  @Test func countryIsSpannedByAllProvinces() throws {
    let country = try #require(try page().country)
    #expect(text(country.name) == "各省")
    #expect(text(country[.range]) == "各省可查的起止年月不同，最早1992.1，最晚2020.1。")
    #expect(
      country.years == CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2019, last: 2020))
    #expect(
      text(country[.coverageJSON]) == #"{"as_of":"2020-10-28","from":"1992-01","to":"2020-01"}"#)
    #expect(
      text(country[.contactsJSON])
        == #"[{"label":"评价指导处","phone":"010-84661139"},"#
        + #"{"label":"电话支持","phone":"010-85282055"}]"#)
  }

  @Test(arguments: [
    ("四川", 1991, CoveredYears.Extent.none), ("四川", 1992, .whole), ("四川", 2019, .whole),
    ("四川", 2020, .none), ("内蒙古", 1999, .none), ("内蒙古", 2000, .whole), ("湖南", 2006, .partial),
    ("西藏", 2015, .partial), ("甘肃", 2020, .partial), ("甘肃", 2021, .none),
  ])
  func yearsAreCoveredAsTheTableSays(
    province: String, year: Int, extent: CoveredYears.Extent
  ) throws {
    let region = try #require(try page().province(named: Array(province.utf8)))
    #expect(region.years.extent(of: year) == extent)
  }

  @Test func provinceWithoutAContactHasNone() throws {
    let region = try #require(try page().province(named: Array("四川".utf8)))
    #expect(region[.contact] == [])
    #expect(region[.contactsJSON] == (try page().country?[.contactsJSON]))
  }

  private static let contacts = """
    -- content/lookups.yaml --
    \(TinySite.wording)
    regions: {coverage: t, contacts: c, range: '{region}', range_of_all: 全, about_year: 约, all: 各}
    lookups: [{id: one, title: 证, note: 注, keys: [[certificate_no, name]]}]
    -- content/data/t.yaml --
    title: 表
    as_of: 2020-10-28
    columns: [{name: name}, {name: from, type: month}, {name: to, type: month}]
    -- content/data/t.csv --
    name,from,to
    甲,2000,2019
    乙,2001.2,2001.11
    -- content/data/c.yaml --
    title: 表
    as_of: 2020-10-28
    columns: [{name: name}, {name: unit, label: 单位}, {name: phone, label: 电话}]
    -- content/data/c.csv --
    name,unit,phone
    甲,<b>&,
    -- templates/partials/contact.mustache --
    {{province}}{{#rows}}<i>{{label}}</i>{{text}}{{/rows}}

    """

  @Test func contactIsTheRowOfTheProvinceWithoutEmptyCells() throws {
    let site = try TinySite(RegionOutputTests.contacts).build()
    let page = try AnswerPage(file: #require(site.files["cgi-bin/lookup.page"]))
    let region = try #require(page.province(named: Array("甲".utf8)))
    #expect(text(region[.contact]) == "甲<i>单位</i>&lt;b&gt;&amp;\n\n")
    let json = text(region[.contactsJSON])
    #expect(json == #"[{"province":"甲","unit":"\u003cb>&"}]"#)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    #expect(page.province(named: Array("乙".utf8))?[.contact] == [])
  }

  @Test func siteWithoutTablesCoversNoYear() throws {
    let site = try TinySite("").build()
    let page = try AnswerPage(file: #require(site.files["cgi-bin/lookup.page"]))
    #expect(page.country?.years.extent(of: 2008) == CoveredYears.Extent.none)
    #expect(text(page.country?[.contactsJSON]) == "[]")
    #expect(text(page.country?[.coverageJSON]) == "{}")
  }
}
