import Testing

@testable import Markdown

@Suite struct TextRunTests {
  @Test func textsKnowTheirPlaces() {
    let document = MarkdownDocument(
      """
      # 甲 *乙*

      > 丙 `丁`
      > 戊[己](/x)

      | 庚 | 辛 |
      |----|----|
      | 壬 | **癸** |

          子
      """, options: MarkdownOptions(keepsTexts: true))
    #expect(
      document.texts.map { "\($0.place.line):\($0.place.column) \($0.text)" } == [
        "1:3 甲 ", "1:6 乙", "3:3 丙 ", "3:6 丁", "4:3 戊", "4:5 己", "6:3 庚", "6:7 辛", "8:3 壬",
        "8:9 癸", "10:5 子\n",
      ])
    #expect(document.texts.filter(\.isCode).map(\.text) == ["丁", "子\n"])
  }

  @Test func textsAreKeptOnlyWhereTheyAreAskedFor() {
    let document = MarkdownDocument("甲")
    #expect(document.texts == [])
  }
}
