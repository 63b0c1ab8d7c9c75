import Testing

/// The strict reader must see what it is there for.
@Suite struct HTMLDocumentTests {
  @Test func readsElementsAttributesAndText() throws {
    let page = HTMLDocument(
      "<!doctype html>\n<p class=\"a b\" hidden>x &lt;<em>y</em>\n z<br></p>\n<p>w</p>\n")
    #expect(page.problems == [])
    #expect(page.texts("p") == ["x <y z", "w"])
    let first = try #require(page.all("p").first)
    #expect(first.classes == ["a", "b"])
    #expect(first["hidden"] == "")
    #expect(page.all("em", in: first).map { $0.text } == ["y"])
  }

  @Test(arguments: [
    ("<p>a", "<p> is never closed"),
    ("<p>a</div></p>", "</div> closes <p>"),
    ("</p>", "</p> closes nothing"),
    ("<p>a & b</p>", "& b is not escaped"),
    ("<p id=a>a</p>", "<p id=a> is not well formed"),
    ("<p id='a'>a</p>", "<p id='a'> is not well formed"),
    ("<p id=\"a\" id=\"b\">a</p>", "<p id=\"a\" id=\"b\"> is not well formed"),
    ("<p>a<ul></ul></p>", "<ul> stands inside <p>"),
    ("<p>a < b</p>", "< b</p> is no element"),
  ])
  func reportsWhatIsNotWellFormed(_ html: String, _ problem: String) {
    #expect(HTMLDocument("<!doctype html>\n" + html).problems.contains(problem))
  }
}
