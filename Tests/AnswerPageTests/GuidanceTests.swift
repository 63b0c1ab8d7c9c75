import AnswerPage
import CertificateIndex
import Testing

/// Public tables, compiled into the answer page.
@Suite struct GuidanceTests {
  private func month(_ year: Int, _ month: Int? = nil) throws -> TableMonth {
    try #require(TableMonth(year: year, month: month))
  }

  private func source() throws -> GuidanceSource {
    GuidanceSource(
      asOf: CivilDate(year: 2020, month: 10, day: 28),
      desks: [Guidance.Desk(label: text("desk"), number: text("010-0"))],
      contactColumns: [Guidance.ContactColumn(key: text("phone"), label: text("Phone"))],
      regions: [
        Region(
          names: [text("a"), text("b")],
          coverage: Coverage(first: try month(2000), last: try month(2019, 12)),
          contact: [text("028-0")]),
        Region(
          names: [text("c")],
          coverage: Coverage(first: try month(1992, 1), last: try month(2015, 6)), contact: []),
      ])
  }

  private func guidance(_ source: GuidanceSource) throws -> Guidance {
    try AnswerPage(file: SamplePage(guidance: source).file).guidance
  }

  @Test func readsBackWhatWasCompiled() throws {
    let source = try source()
    let guidance = try guidance(source)
    #expect(guidance.asOf == source.asOf)
    #expect(guidance.desks == source.desks)
    #expect(guidance.contactColumns == source.contactColumns)
    #expect(guidance.regions == source.regions)
  }

  @Test func spansAllRegions() throws {
    let span = try guidance(source()).span
    #expect(span?.first == (try month(1992, 1)))
    #expect(span?.last == (try month(2019, 12)))
  }

  @Test func yearAloneEndsAfterItsMonths() throws {
    var source = try source()
    source.regions = try [month(2019, 11), month(2019)].map { last in
      Region(names: [], coverage: Coverage(first: try month(2000), last: last), contact: [])
    }
    #expect(try guidance(source).span?.last == month(2019))
  }

  @Test(arguments: [("a", "a"), ("b", "a"), ("c", "c"), ("", nil), ("A", nil), ("ab", nil)])
  func knowsARegionByEachOfItsNames(typed: String, name: String?) throws {
    #expect(try guidance(source()).region(named: text(typed))?.name == name.map(text))
  }

  @Test func siteWithoutTablesHasNoRegions() throws {
    let guidance = try guidance(GuidanceSource())
    #expect(guidance.asOf == nil)
    #expect(guidance.span == nil)
    #expect(guidance.regions.isEmpty)
    #expect(guidance.region(named: []) == nil)
  }

  @Test(arguments: [
    (1991, Coverage.Extent.none), (1992, .whole), (1993, .whole), (2014, .whole), (2015, .partial),
    (2016, .none),
  ])
  func saysHowMuchOfAYearIsCovered(year: Int, extent: Coverage.Extent) throws {
    let coverage = Coverage(first: try month(1992, 1), last: try month(2015, 6))
    #expect(coverage.extent(of: year) == extent)
  }

  @Test(
    arguments: [
      (2000, nil, 2019, nil, Coverage.Extent.whole, Coverage.Extent.whole),
      (2000, 2, 2019, 12, .partial, .whole), (2000, 1, 2019, 11, .whole, .partial),
    ] as [(Int, Int?, Int, Int?, Coverage.Extent, Coverage.Extent)])
  func boundsCutTheirYears(
    firstYear: Int, firstMonth: Int?, lastYear: Int, lastMonth: Int?, first: Coverage.Extent,
    last: Coverage.Extent
  ) throws {
    let coverage = Coverage(
      first: try month(firstYear, firstMonth), last: try month(lastYear, lastMonth))
    #expect(coverage.extent(of: firstYear) == first)
    #expect(coverage.extent(of: lastYear) == last)
  }

  @Test(arguments: [(1899, 1), (2156, 1), (2000, 0), (2000, 13)])
  func monthThatIsNone(year: Int, month: Int) {
    #expect(TableMonth(year: year, month: month) == nil)
  }
}
