import Testing

/// Where links of a tiny site lead, and what is said of those that lead nowhere.
@Suite struct LinkCheckTests {
  /// A site with a page to link from, one to link to, an attachment, an asset and a former address.
  private static func site(linking link: String, fields: String = "", base: String = "/") -> String
  {
    """
    -- content/site.yaml + --
    base: \(base)
    -- content/pages/a/from.md --
    ---
    title: 甲
    \(fields)
    ---
    \(link)

    ## 报名 条件
    -- content/pages/a/to.md --
    ---
    title: 乙
    html: true
    aliases: [/old/]
    ---
    ## 办理 Ⅱ

    <p id="raw">丙</p>
    -- content/notices/2020/n.md --
    ---
    title: 丁
    issuer: 乙
    date: 2020-10-28
    attachments: [{title: 表, file: t.txt}]
    ---
    -- content/notices/2020/t.txt --
    甲
    -- templates/assets/p.png --
    图
    -- templates/page.mustache --
    <main id="main"><h1>{{page.title}}</h1>{{{content}}}</main>
    """
  }

  @Test(arguments: [
    "/", "/index.html", "/a/to.html", "to.html", "./to.html", "../a/to.html", "/a/../a/to.html",
    "/a/%74o.html", "to.html?x=1", "#报名-条件", "#%E6%8A%A5%E5%90%8D-%E6%9D%A1%E4%BB%B6", "#main",
    "#", "#top", "to.html#办理", "to.html#raw", "/a/to.html#main", "#:~:text=甲", "/old/",
    "/old/index.html", "/notices/2020/n.html", "/notices/2020/t.txt", "/notices/2020/t.txt#x",
    "/assets/p.png", "/sitemap.xml", "https://www.example.org/a/to.html#main",
    "HTTPS://WWW.EXAMPLE.ORG", "//zscx.example.org/", "https://elsewhere.example/none.html",
    "//elsewhere.example/none", "mailto:a@example.org", "tel:12333", "a/b:c/../../to.html",
    "x//../../to.html",
  ])
  func linkLeadsSomewhere(_ link: String) throws {
    let problems = try TinySite(LinkCheckTests.site(linking: "[丙](<\(link)>)")).problems()
    #expect(problems == [])
  }

  @Test(arguments: [
    ("/a/tu.html", "'/a/tu.html' leads to no page or file of the site; did you mean '/a/to.html'?"),
    ("/x", "'/x' leads to no page or file of the site; write the address of one"),
    ("to.md", "'to.md' leads to no page or file of the site; write '/a/to.html'"),
    ("/A/to.html", "'/A/to.html' leads to no page or file of the site; did you mean '/a/to.html'?"),
    (
      "../../x.html",
      "'../../x.html' leads out of the site, which begins at /; write the whole address "
        + "of another site, with https://"
    ),
    ("/old", "'/old' leads to a folder; put a slash behind it"),
    ("/a/", "'/a/' leads to no page or file of the site; did you mean '/index.html'?"),
    ("", "the link has no destination; write an address, or remove the link"),
    ("http://", "the link has no destination; write an address, or remove the link"),
    ("HTTPS:///a/to.html", "the link has no destination; write an address, or remove the link"),
    ("//", "the link has no destination; write an address, or remove the link"),
    ("///a/to.html", "the link has no destination; write an address, or remove the link"),
    (
      "/a//to.html",
      "'/a//to.html' leads to no page or file of the site; did you mean '/a/to.html'?"
    ),
    (
      "https://www.example.org/none-of-it.html",
      "'https://www.example.org/none-of-it.html' leads to no page or file of the site; write the "
        + "address of one"
    ),
  ])
  func brokenLinkIsAnError(_ link: String, _ message: String) throws {
    let problems = try TinySite(LinkCheckTests.site(linking: "[丙](<\(link)>)")).problems()
    #expect(problems == ["content/pages/a/from.md:5:1: error: \(message) [link]"])
  }

  @Test(arguments: [
    ("#报名", "the page has no place '#报名'; name one of its headings"),
    ("#报名-条阿", "the page has no place '#报名-条阿'; did you mean '报名-条件'?"),
    ("to.html#Main", "the page has no place '#Main'; did you mean 'main'?"),
  ])
  func brokenAnchorIsAnError(_ link: String, _ message: String) throws {
    let problems = try TinySite(LinkCheckTests.site(linking: "见\n[丙](\(link))")).problems()
    #expect(problems == ["content/pages/a/from.md:6:1: error: \(message) [anchor]"])
  }

  /// The page is shown at every address without one, so from there only the root of the site is certain.
  @Test func linksOfThePage404AreFromTheRootOfTheSite() throws {
    let site =
      LinkCheckTests.site(linking: "[丙](to.html)")
        + """

        -- content/pages/404.md --
        ---
        title: 戊
        ---
        [己](/a/to.html) [庚](#main) [辛](https://www.example.org/) [壬](a/to.html)
        """
    let problems = try TinySite(site).problems()
    #expect(
      problems == [
        "content/pages/404.md:4:58: error: 'a/to.html' leads to something else from each address without a "
          + "page, where this one is shown; write it from the root of the site, with a slash in front [link]"
      ])
  }

  @Test func pictureThatIsNotThereIsAnError() throws {
    let problems = try TinySite(LinkCheckTests.site(linking: "![丙](/assets/q.png)")).problems()
    #expect(
      problems == [
        "content/pages/a/from.md:5:1: error: '/assets/q.png' leads to no page or file of the site; "
          + "write the address of one [link]"
      ])
  }

  @Test func linkInRawHTMLIsFollowedWhereItStands() throws {
    let html =
      "甲 <a href=\"to.html\">乙</a> <a href='/x'>丙</a>\n\n<div>\n<img alt=\"\" src=/y.png>\n</div>"
    let problems = try TinySite(
      LinkCheckTests.site(linking: html, fields: "html: true")
    ).problems()
    #expect(
      problems == [
        "content/pages/a/from.md:5:36: error: '/x' leads to no page or file of the site; write the "
          + "address of one [link]",
        "content/pages/a/from.md:8:17: error: '/y.png' leads to no page or file of the site; write "
          + "the address of one [link]",
      ])
  }

  @Test func underABaseLinksAreFromTheRootOfTheSite() throws {
    func problems(_ link: String) throws -> [String] {
      try TinySite(LinkCheckTests.site(linking: link, base: "/osta/")).problems()
    }
    #expect(
      try problems("[丙](/a/to.html) [丁](to.html) [戊](//www.example.org/osta/a/to.html)") == [])
    #expect(try problems("[丙](https://www.example.org) [丁](http://zscx.example.org/)") == [])
    #expect(
      try problems("[丙](https://www.example.org/a/to.html)") == [
        "content/pages/a/from.md:5:1: error: 'https://www.example.org/a/to.html' leads out of the "
          + "site, which begins at /osta/; write the whole address of another site, with https:// "
          + "[link]"
      ])
  }

  @Test func adviceIsWhatHasToBeWrittenThere() throws {
    let text = "[丙](/a/tu.html)\n\n<a href=\"/osta/a/tu.html\">丁</a>"
    let site = LinkCheckTests.site(linking: text, fields: "html: true", base: "/osta/")
    #expect(
      try TinySite(site).problems() == [
        "content/pages/a/from.md:5:1: error: '/a/tu.html' leads to no page or file of the site; did "
          + "you mean '/a/to.html'? [link]",
        "content/pages/a/from.md:7:10: error: '/osta/a/tu.html' leads to no page or file of the "
          + "site; did you mean '/osta/a/to.html'? [link]",
      ])
  }

  @Test func pictureOfTheAssetsIsShownByItsPublishedName() throws {
    let site = try TinySite(LinkCheckTests.site(linking: "![丙](/assets/p.png)", base: "/osta/"))
      .build()
    let page = try site.text("site/a/from.html")
    let picture = try #require(site.files.keys.first { $0.hasPrefix("site/assets/p.") })
    #expect(page.contains("src=\"/osta/\(picture.dropFirst("site/".count))\""))
  }

  @Test(arguments: [
    ("layout", "<a href=\"{{base}}x.html\">", "1:18", "/x.html", "link"),
    ("layout", "\n<link rel=\"alternate\" href=\"/x.xml\">", "2:29", "/x.xml", "link"),
    ("page", "<a href=\"{{base}}a/to.html#none\">", "1:18", "/a/to.html#none", "anchor"),
    ("partials/form", "<img alt=\"\" src=\"x.png\">", "1:18", "x.png", "link"),
    ("answer/none", "<a href=\"../x.html\">", "1:10", "../x.html", "link"),
  ])
  func linkOfATemplateIsReportedOnceWhereItIsWritten(
    _ template: String, _ html: String, _ place: String, _ link: String, _ rule: String
  ) throws {
    let files = [
      "layout": "{{{main}}}",
      "page": "{{{content}}}<i id=\"i\"></i>{{#lookups}}{{>partials/form}}{{/lookups}}",
    ]
    let site = ["layout", "page", "partials/form", "answer/none"].map { name in
      "-- templates/\(name).mustache --\n" + (name == template ? html : "") + (files[name] ?? "")
    }.joined(separator: "\n")
    let problems = try TinySite(
      LinkCheckTests.site(linking: "甲").replacing("-- templates/page", with: "-- templates/other")
        + "\n" + site
    ).problems()
    let what =
      rule == "link"
      ? "'\(link)' leads to no page or file of the site; write the address of one"
      : "the page has no place '#none'; name one of its headings"
    #expect(problems == ["templates/\(template).mustache:\(place): error: \(what) [\(rule)]"])
  }

  @Test func navigationThatLeadsNowhereIsReportedInTheSettings() throws {
    let site =
      "-- content/site.yaml + --\nnavigation: [{title: 甲, page: /x.html}]\n"
      + "-- templates/layout.mustache --\n{{{main}}}{{#navigation}}<a href=\"{{href}}\">{{title}}</a>"
      + "{{/navigation}}"
    #expect(
      try TinySite(site).problems() == [
        "content/site.yaml:7:31: error: '/x.html' leads to no page or file of the site; write the "
          + "address of one [link]"
      ])
  }

  @Test func linkToADraftIsBrokenUntilDraftsAreShown() throws {
    let site = try TinySite(
      """
      -- content/pages/a.md --
      ---
      title: 甲
      ---
      [乙](/notices/b.html)
      -- content/notices/b.md --
      ---
      title: 乙
      issuer: 丙
      date: 2020-10-28
      draft: true
      ---
      [丁](/x)
      """)
    #expect(
      site.problems() == [
        "content/pages/a.md:4:1: error: '/notices/b.html' leads to no page or file of the site; "
          + "write the address of one [link]"
      ])
    #expect(
      site.problems(drafts: true) == [
        "content/notices/b.md:7:1: warning: '/x' leads to no page or file of the site; write the "
          + "address of one [link]"
      ])
  }

  @Test func rulesOfLinksCanBeSet() throws {
    func problems(_ level: String) throws -> [String] {
      try TinySite(
        LinkCheckTests.site(linking: "[丙](/x) [丁](#x)")
          + "\n-- content/site.yaml + --\nchecks: {rules: {link: \(level), anchor: off}}"
      ).problems()
    }
    #expect(try problems("off") == [])
    #expect(
      try problems("warning") == [
        "content/pages/a/from.md:5:1: warning: '/x' leads to no page or file of the site; write the "
          + "address of one [link]"
      ])
  }
}
