import Testing

@testable import Site

/// Tables for programs and spreadsheets.
@Suite struct DataDownloadTests {
  private static func site(_ rows: String, download: String = "download: true") throws -> BuiltSite
  {
    try TinySite(
      """
      -- content/data/t.yaml --
      title: 表
      as_of: 2020-10-28
      source: 源
      group_by: group
      groups: [甲, 乙]
      \(download)
      columns:
        - {name: group, label: 组}
        - {name: name, label: 名称}
        - {name: note}
      -- content/data/t.csv --
      group,name,note
      \(rows)
      -- templates/page.mustache --
      {{#data.t}}{{#hasDownload}}<a href="{{csv}}"></a><a href="{{json}}"></a>{{/hasDownload}}{{/data.t}}
      """
    ).build()
  }

  @Test func tableIsThereAsCSV() throws {
    let site = try DataDownloadTests.site("甲,\"一,二\",x\n乙,三,")
    #expect(
      try site.text("site/data/t.csv") == "\u{feff}组,名称,note\n甲,\"一,二\",x\n乙,三,\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)"])
  func cellIsNoFormula(_ cell: String) throws {
    let text = try DataDownloadTests.site("甲,\(cell),x").text("site/data/t.csv")
    #expect(text.hasSuffix("甲,'\(cell),x\n"))
  }

  @Test func tableIsThereAsJSON() throws {
    let site = try DataDownloadTests.site("甲,\"一\"\"\\二\",x\n")
    #expect(
      try site.text("site/data/t.json") == #"""
        {"name": "t", "title": "表", "as_of": "2020-10-28", "source": "源", "columns": [
        {"name": "group", "label": "组"},
        {"name": "name", "label": "名称"},
        {"name": "note", "label": ""}], "groups": [
        {"title": "甲", "rows": [
        {"group": "甲", "name": "一\"\\二", "note": "x"}]},
        {"title": "乙", "rows": []}]}

        """#)
  }

  @Test func tableIsLinkedWhereItIsOffered() throws {
    let links = try DataDownloadTests.site("").page("index.html").all("a").map { $0["href"] }
    #expect(links == ["/data/t.csv", "/data/t.json"])
    let without = try DataDownloadTests.site("", download: "download: false")
    #expect(try without.page("index.html").all("a").isEmpty)
    #expect(without.files["site/data/t.csv"] == nil)
  }
}
