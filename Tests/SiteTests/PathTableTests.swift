import Testing

@testable import Site

@Suite struct PathTableTests {
  private static let paths = [
    "", "a", "ab", "a.html", "abcdefg", "abcdefgh", "abcdefghi", "notices/2020/1.html",
    "notices/2020/2.html", "notices/2020/通知.html", "é", "e\u{301}",
  ]

  @Test func eachPathHasItsPlace() {
    let table = PathTable(PathTableTests.paths)
    for (place, path) in PathTableTests.paths.enumerated() {
      #expect(table.place(of: path.utf8.span) == place)
      let inside = Array(("x" + path + "x").utf8)
      #expect(table.place(of: inside[1..<inside.count - 1].span) == place)
    }
  }

  @Test(arguments: ["b", "abc", "abcdefgi", "notices/2020/3.html", "notices/2020", "A"])
  func othersHaveNone(_ path: String) {
    #expect(PathTable(PathTableTests.paths).place(of: path.utf8.span) == nil)
    #expect(PathTable([]).place(of: path.utf8.span) == nil)
  }

  @Test func tenThousandPathsAreFound() {
    let paths = (0..<10_000).map { "notices/\($0 / 1000)/n-\($0).html" }
    let table = PathTable(paths)
    #expect(paths.indices.allSatisfy { table.place(of: paths[$0].utf8.span) == $0 })
  }
}
