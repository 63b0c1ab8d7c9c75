import Testing

@testable import Markdown

@Suite struct DataTableReferenceTests {
  @Test func imagesOfTablesAloneInAParagraphStandForThem() {
    let document = MarkdownDocument("甲\n\n- ![各省*时间*](/data/coverage.csv)\n\n![](/data/b.csv)\n")
    #expect(document.dataTables.map(\.name) == ["coverage", "b"])
    #expect(document.dataTables.map(\.caption) == ["各省时间", ""])
    #expect(
      document.dataTables.map(\.place) == [
        SourcePlace(line: 3, column: 3), SourcePlace(line: 5, column: 1),
      ])
    #expect(document.links == [])
    let html = document.html {
      $0
    } dataTable: {
      "<table>\($0.name)</table>"
    }
    #expect(
      html == "<p>甲</p>\n<ul>\n<li>\n<table>coverage</table>\n</li>\n</ul>\n<table>b</table>\n")
  }

  @Test(arguments: [
    "甲 ![](/data/b.csv)", "![](/data/b.csv) 甲", "[b](/data/b.csv)", "![](/data/b.png)",
    "# ![](/data/b.csv)", "![](data/b.csv)",
  ])
  func otherImagesAndLinksStay(_ markdown: String) {
    let document = MarkdownDocument(markdown)
    #expect(document.dataTables == [])
    #expect(document.links.count == 1)
  }
}
