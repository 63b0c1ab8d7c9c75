import Testing

@testable import Site

/// What the Markdown of pages and notices says to its author.
@Suite struct MarkdownContentTests {
  @Test(arguments: [
    Mistake(
      "raw HTML", "-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n乙 <b>丙</b>",
      "content/pages/a.md:5:3: warning: raw HTML is left out; write Markdown, or 'html: true' among "
        + "the fields",
      "content/pages/a.md:5:7: warning: raw HTML is left out; write Markdown, or 'html: true' among "
        + "the fields"),
    Mistake(
      "link to a script in a notice",
      "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\nhtml: true\n---\n"
        + "[丙](javascript:x)",
      "content/notices/a.md:7:1: error: a link must not lead to a script or a file; "
        + "write an address such as https://…"),
    Mistake(
      "html that is no flag", "-- content/pages/a.md --\n---\ntitle: 甲\nhtml: yes\n---",
      "content/pages/a.md:3:7: error: 'html' must be true or false"),
  ])
  func mistakes(_ mistake: Mistake) throws {
    let problems = try TinySite(mistake.site).problems()
    #expect(problems == mistake.problems)
  }

  @Test func rawHTMLIsPublishedByDocumentsThatAskForIt() throws {
    let site = try TinySite(
      "-- content/pages/a.md --\n---\ntitle: 甲\nhtml: true\n---\n\n<div>乙</div>")
    #expect(site.problems() == [])
    #expect(try site.build().text("site/a.html").contains("<div>乙</div>"))
  }

  @Test func headingsKeepClearOfTheLayout() throws {
    let site = try TinySite("-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n## Main")
    #expect(try site.build().text("site/a.html").contains("<h2 id=\"main-2\">Main</h2>"))
  }
}
