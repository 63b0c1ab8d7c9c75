import Testing

@testable import Site

/// Assets: their published names, and what stylesheets refer to.
@Suite struct AssetTests {
  @Test func nameChangesWithTheContentAlone() throws {
    func address(_ css: String, _ other: String = "") throws -> String? {
      try TinySite(
        "-- templates/assets/style.css --\n\(css)\n-- templates/page.mustache --\n"
          + "<a href=\"{{assets.style.css}}\">\(other)</a>"
      ).build().page("index.html").all("a").first?["href"]
    }
    let first = try #require(try address("a {}"))
    #expect(first.wholeMatch(of: /\/assets\/style\.[0-9a-f]{10}\.css/) != nil)
    #expect(try address("a {}", "别") == first)
    #expect(try address("b {}") != first)
  }

  @Test func stylesheetNamesTheFilesThatItRefersTo() throws {
    let site = try TinySite(
      """
      -- templates/assets/style.css --
      @import "parts/base.css";
      /* url(nothing.png) */
      a { background: url( 'icon.svg#part' ); content: "url(nothing.png)"; }
      b { background: URL(data:image/png;base64,AA==) }
      -- templates/assets/parts/base.css --
      c { background: url(../icon.svg) }
      -- templates/assets/icon.svg --
      <svg/>
      """
    ).build()
    let style = try text(of: "style", in: site)
    let icon = try name(of: "icon", in: site)
    #expect(style.contains("@import \"parts/\(try name(of: "base", in: site))\";"))
    #expect(style.contains("url( '\(icon)#part' )"))
    #expect(style.contains("/* url(nothing.png) */"))
    #expect(style.contains("content: \"url(nothing.png)\""))
    #expect(style.contains("URL(data:image/png;base64,AA==)"))
    #expect(try text(of: "base", in: site).contains("url(../\(icon))"))
  }

  private func path(of stem: String, in site: BuiltSite) throws -> String {
    try #require(site.files.keys.first { $0.contains("/\(stem).") && $0.contains("/assets/") })
  }

  private func name(of stem: String, in site: BuiltSite) throws -> String {
    try String(#require(path(of: stem, in: site).split(separator: "/").last))
  }

  private func text(of stem: String, in site: BuiltSite) throws -> String {
    try site.text(path(of: stem, in: site))
  }

  @Test func stylesheetIsRenamedWithWhatItRefersTo() throws {
    func style(_ icon: String) throws -> String {
      try name(
        of: "style",
        in: TinySite(
          "-- templates/assets/style.css --\na { background: url(icon.svg) }\n"
            + "-- templates/assets/icon.svg --\n\(icon)\n"
        ).build())
    }
    #expect(try style("<svg/>") != style("<svg></svg>"))
  }

  @Test(arguments: [
    ("a { b: url(icon.png) }", "icon.png", "1:12"),
    ("a {}\n@import 'none.css';", "none.css", "2:10"),
    ("a { b: url(https://example.org/a.png) }", "https://example.org/a.png", "1:12"),
    ("a { b: url(//example.org/a.png) }", "//example.org/a.png", "1:12"),
    ("a { b: url(/assets/style.css) }", "/assets/style.css", "1:12"),
    ("a { b: url(../../a.png) }", "../../a.png", "1:12"),
    ("@import 'style.css';", "style.css", "1:10"),
  ])
  func referenceToNoAssetIsReported(_ css: String, _ name: String, _ place: String) throws {
    #expect(
      try TinySite("-- templates/assets/style.css --\n\(css)\n").problems() == [
        "templates/assets/style.css:\(place): error: there is no file '\(name)' among the assets; "
          + "name one by its path from here, and none of another host"
      ])
  }

  @Test func assetThatIsNotThereIsUnknown() throws {
    #expect(
      try TinySite("-- templates/page.mustache --\n{{assets.stile.css}}").problems() == [
        "templates/page.mustache:1:10: error: nothing is called 'stile' here; "
          + "docs/templates.md lists the names"
      ])
  }
}
