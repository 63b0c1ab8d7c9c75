import Testing

@testable import Site

@Suite struct SitePathTests {
  @Test(arguments: [
    ("index.html", "/"), ("notices/index.html", "/notices/index.html"),
    ("a-b_c.1.pdf", "/a-b_c.1.pdf"),
    ("附件.pdf", "/%E9%99%84%E4%BB%B6.pdf"), ("a (1).pdf", "/a%20(1).pdf"),
  ])
  func pathInsideTheSiteHasAnAddress(_ text: String, _ url: String) throws {
    let path = try #require(SitePath(text))
    #expect(path.text == text)
    #expect(path.url == url)
  }

  @Test(arguments: [
    "", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", "./a", "a//b", "a/", ".htaccess",
    "a/.git/config", "a\\b", "a\nb", "a\u{0}b", "a\u{7f}b", "a\"b", "a;b", "a$b", "a{b", "a<b",
    "a#b",
    "a?b", "a%2e", "a*b", "a:b", "a|b",
  ])
  func pathThatLeavesTheSiteOrMeansSomethingElseIsNone(_ text: String) {
    #expect(SitePath(text) == nil)
  }
}
