import Testing

@testable import Markdown

@Suite struct TreeMemoryTests {
  private static func text(_ number: Int, lines: Int = 3) -> String {
    (0..<lines).map { "## 甲\(number)\n\n- *乙* [丙](/\($0))\n\n|a|\n|-|\n|`b`|\n" }.joined(
      separator: "\n")
  }

  private static func html(_ text: String) -> String { MarkdownDocument(text).html() }

  @Test func treesOfOneThreadLiveSideBySide() {
    let first = MarkdownDocument(Self.text(1))
    let html = first.html()
    let large = MarkdownDocument(Self.text(2, lines: 5000))
    let last = MarkdownDocument(Self.text(3))
    #expect(large.html().contains("<h2 id=\"甲2-5000\">"))
    #expect(last.html().contains("<h2 id=\"甲3\">"))
    #expect(first.html() == html)
  }

  @Test func largeTreesAmongSmallOnesLeaveNothingBehind() {
    let html = Self.html(Self.text(1))
    for lines in [2000, 1, 3000, 2] {
      #expect(Self.html(Self.text(1, lines: lines)).contains("甲1"))
      #expect(Self.html(Self.text(1)) == html)
    }
  }

  @Test func threadsDoNotDisturbEachOther() async {
    let same = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          Self.html(Self.text(number)) == Self.html(Self.text(number))
            && Self.html(Self.text(number)).contains("甲\(number)")
        }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(same)
  }
}
