import Testing

@testable import Markdown

@Suite struct RawHTMLTests {
  private static let leftOut =
    "raw HTML is left out; write Markdown, or 'html: true' among the fields"

  @Test func isLeftOutAndReportedWithItsPlace() {
    let document = MarkdownDocument("甲<b>乙</b>\n\n> - <div>\n>   x\n>   </div>\n")
    #expect(document.html() == "<p>甲乙</p>\n<blockquote>\n<ul>\n<li></li>\n</ul>\n</blockquote>\n")
    #expect(
      document.problems.map(\.place) == [
        SourcePlace(line: 1, column: 2), SourcePlace(line: 1, column: 6),
        SourcePlace(line: 3, column: 5),
      ])
    #expect(document.problems.allSatisfy { $0.message == RawHTMLTests.leftOut })
    #expect(document.problems.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: [
    ("a<br>b", "<p>a<br />\nb</p>\n"), ("a<BR />b", "<p>a<br />\nb</p>\n"),
    ("<!-- a -->\n", ""), ("a<!-- b -->", "<p>a</p>\n"),
  ])
  func lineBreaksAndCommentsAreNoProblem(_ text: String, html: String) {
    let document = MarkdownDocument(text)
    #expect(document.html() == html)
    #expect(document.problems.isEmpty)
  }

  @Test func commentsWithMoreBehindThemAreReported() {
    let document = MarkdownDocument("<!-- a --><b>")
    #expect(document.problems.map(\.message) == [RawHTMLTests.leftOut])
  }

  @Test func isPublishedWhereItIsAllowed() {
    let document = MarkdownDocument(
      "a<b>c</b><br>\n\n<div>x</div>\n", options: MarkdownOptions(allowsRawHTML: true))
    #expect(document.html() == "<p>a<b>c</b><br></p>\n<div>x</div>\n")
    #expect(document.problems.isEmpty)
  }

  @Test(
    arguments: [
      "javascript:alert(1)", "JavaScript:x", "vbscript:x", "file:///etc/passwd", "data:text/html,x",
      "&#106;avascript:x", "javascript:\u{E33}=x", "JAVASCRIPT:\u{301}", "vbscript:\u{200D}x",
      "file:\u{EB3}", "data:\u{301}text/html", "data:image/svg+xml,x", "data:image/pn\u{301}g",
    ], [false, true])
  func linksToScriptsAreNeverWritten(_ destination: String, allowsRawHTML: Bool) {
    let document = MarkdownDocument(
      "一 [a](\(destination))", options: MarkdownOptions(allowsRawHTML: allowsRawHTML))
    #expect(document.html() == "<p>一 <a href=\"\">a</a></p>\n")
    #expect(
      document.problems == [
        MarkdownProblem(
          place: SourcePlace(line: 1, column: 3), severity: .error,
          message: "a link must not lead to a script or a file; write an address such as https://…")
      ])
  }

  @Test func picturesInAnAddressAreNoDanger() {
    let document = MarkdownDocument("![a](data:image/png;base64,AAAA)")
    #expect(document.html() == "<p><img src=\"data:image/png;base64,AAAA\" alt=\"a\" /></p>\n")
    #expect(document.problems.isEmpty)
  }
}
