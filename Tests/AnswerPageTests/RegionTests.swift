import AnswerPage
import Testing

/// What public tables say of provinces, compiled into the answer page.
@Suite struct RegionTests {
  private func region(_ names: String..., years: CoveredYears) -> Region {
    Region(names: names.map(text), years: years) { text("\($0) of \(names[0])") }
  }

  private var regions: [Region] {
    [
      region(
        "all", years: CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2018, last: 2019)),
      region(
        "a", "b", years: CoveredYears(first: 2000, firstWhole: 2001, lastWhole: 2019, last: 2019)),
      region("c", years: CoveredYears(first: 1992, firstWhole: 1992, lastWhole: 2014, last: 2015)),
    ]
  }

  private func page(_ regions: [Region]) throws -> AnswerPage {
    try AnswerPage(file: SamplePage(regions: regions).file)
  }

  @Test func readsBackWhatWasCompiled() throws {
    let page = try page(regions)
    #expect(page.country == regions[0])
    #expect(page.province(named: text("a")) == regions[1])
    #expect(page.province(named: text("c")) == regions[2])
    for kind in Region.Text.allCases {
      #expect(page.country?[kind] == text("\(kind) of all"))
    }
  }

  @Test(arguments: [
    ("a", "a"), ("b", "a"), ("c", "c"), ("", nil), ("A", nil), ("ab", nil), ("all", nil),
  ])
  func knowsAProvinceByEachOfItsNames(typed: String, name: String?) throws {
    #expect(try page(regions).province(named: text(typed))?.name == name.map(text))
  }

  @Test func pageWithoutRegionsKnowsNone() throws {
    let page = try page([])
    #expect(page.province(named: []) == nil)
    #expect(page.province(named: text("a")) == nil)
    #expect(page.country?[.range] == [])
  }

  @Test(arguments: [
    (1991, CoveredYears.Extent.none), (1992, .partial), (1993, .whole), (2014, .whole),
    (2015, .partial), (2016, .none),
  ])
  func saysHowMuchOfAYearIsCovered(year: Int, extent: CoveredYears.Extent) {
    let years = CoveredYears(first: 1992, firstWhole: 1993, lastWhole: 2014, last: 2015)
    #expect(years.extent(of: year) == extent)
  }

  @Test func rangeWithinAYearHasNoWholeOne() {
    let years = CoveredYears(first: 2008, firstWhole: 2009, lastWhole: 2007, last: 2008)
    #expect(years.extent(of: 2008) == .partial)
    #expect(years.extent(of: 2009) == .none)
  }
}
