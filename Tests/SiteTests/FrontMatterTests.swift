import Testing

@testable import Site

@Suite struct FrontMatterTests {
  @Test(arguments: ["---\ntitle: 甲\n---\n正文\n\n二\n", "---\ntitle: 甲\n---\n---\n"])
  func bodyIsWhatStandsBehindTheFields(_ text: String) throws {
    var matter = try FrontMatter(Array(text.utf8), path: "a.md")
    #expect(matter.fields.requiredText("title") == "甲")
    #expect(matter.bodyLineOffset == 3)
    #expect(matter.body == Array(text.utf8.dropFirst("---\ntitle: 甲\n---\n".utf8.count)))
  }

  @Test(arguments: ["\r\n", "\n"])
  func fileOfAnySystemIsRead(_ lineEnd: String) throws {
    let site = try TinySite("")
    let text = "\u{feff}---\ntitle: 标题\n---\n\n一\n\n二\n"
    try site.write(
      Array(text.replacing("\n", with: lineEnd).utf8), to: "content/pages/a.md")
    let page = try site.build().page("a.html")
    #expect(page.texts("h1") == ["标题"])
    #expect(page.texts("p") == ["一", "二"])
  }
}
