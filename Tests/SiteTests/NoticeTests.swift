import Testing

@testable import Site

/// Official documents: what their pages show, and which of them an edition has.
@Suite struct NoticeTests {
  /// A document of a tiny site, with fields of its own.
  private static func notice(_ name: String, _ fields: String, body: String = "正文") -> String {
    """
    -- content/notices/\(name).md --
    ---
    title: 题\(name)
    issuer: 机关
    date: 2020-10-28
    \(fields)
    ---
    \(body)

    """
  }

  // MARK: Both ways

  private static let showingRelations = """
    -- templates/notice.mustache --
    <main>{{#notice}}<b>{{status}}</b>{{#amends}}<i>改{{title}}{{number}}</i>{{/amends}}\
    {{#repeals}}<i>废{{title}}<a href="{{href}}"></a></i>{{/repeals}}\
    {{#amendedBy}}<i>被改{{title}}</i>{{/amendedBy}}\
    {{#repealedBy}}<i>被废{{title}}<a href="{{href}}"></a></i>{{/repealedBy}}{{/notice}}</main>

    """

  @Test func documentThatIsRepealedLinksBack() throws {
    let site = try TinySite(
      NoticeTests.showingRelations + NoticeTests.notice("a", "number: 甲〔2020〕1号")
        + NoticeTests.notice("b", "repeals: [notices/a.md]")
    ).build()
    let repealed = try site.page("notices/a.html")
    #expect(repealed.texts("b") == ["已废止"])
    #expect(repealed.texts("i") == ["被废题b"])
    #expect(repealed.all("a").map { $0["href"] } == ["/notices/b.html"])
    let repealing = try site.page("notices/b.html")
    #expect(repealing.texts("b") == [""])
    #expect(repealing.texts("i") == ["废题a"])
    #expect(repealing.all("a").map { $0["href"] } == ["/notices/a.html"])
  }

  @Test func documentIsNamedByItsNumberToo() throws {
    let site = try TinySite(
      NoticeTests.showingRelations + NoticeTests.notice("a", "number: 甲〔2020〕1号")
        + NoticeTests.notice("b", "amends: [甲〔2020〕1号]")
    ).build()
    #expect(try site.page("notices/a.html").texts("b") == ["已修改"])
    #expect(try site.page("notices/a.html").texts("i") == ["被改题b"])
    #expect(try site.page("notices/b.html").texts("i") == ["改题a甲〔2020〕1号"])
  }

  @Test func documentThatTheSiteDoesNotHaveIsNamedWithItsTitle() throws {
    let site = try TinySite(
      NoticeTests.showingRelations
        + NoticeTests.notice("b", "amends: [{title: 外文, number: 外〔2019〕2号}]")
    ).build()
    #expect(try site.page("notices/b.html").texts("i") == ["改外文外〔2019〕2号"])
  }

  @Test func newestOfSeveralStandsFirst() throws {
    let site = try TinySite(
      NoticeTests.showingRelations + NoticeTests.notice("a", "")
        + NoticeTests.notice("b", "published: 2021-01-01\namends: [notices/a.md]")
        + NoticeTests.notice("c", "published: 2022-01-01\namends: [notices/a.md]")
    ).build()
    #expect(try site.page("notices/a.html").texts("i") == ["被改题c", "被改题b"])
  }

  // MARK: Status

  @Test(arguments: [
    ("", ""), ("status: in-force", "现行有效"), ("status: amended", "已修改"),
    ("status: expired", "已失效"), ("status: repealed", "已废止"),
    ("expires: 2024-05-31", "已失效"), ("expires: 2024-06-01", ""),
  ])
  func statusIsShownInWords(_ fields: String, _ wording: String) throws {
    let site = try TinySite(NoticeTests.showingRelations + NoticeTests.notice("a", fields))
    #expect(
      try site.build(on: TinySite.day("2024-06-01")).page("notices/a.html").texts("b") == [wording])
  }

  @Test(arguments: [
    Mistake(
      "in force and repealed by another",
      notice("a", "status: in-force") + notice("b", "repeals: [notices/a.md]"),
      "content/notices/a.md:5:9: error: 'status' says in-force, but the document is repealed by "
        + "notices/b.md; remove 'status'"),
    Mistake(
      "in force and amended by another",
      notice("a", "status: in-force") + notice("b", "amends: [notices/a.md]"),
      "content/notices/a.md:5:9: error: 'status' says in-force, but the document is amended by "
        + "notices/b.md; remove 'status'"),
    Mistake(
      "amended and repealed by another",
      notice("a", "status: amended") + notice("b", "repeals: [notices/a.md]"),
      "content/notices/a.md:5:9: error: 'status' says amended, but the document is repealed by "
        + "notices/b.md; remove 'status'"),
    Mistake(
      "repealed elsewhere and amended here",
      notice("a", "status: repealed") + notice("b", "amends: [notices/a.md]")),
    Mistake(
      "in force after its last day", notice("a", "status: in-force\nexpires: 2024-05-31"),
      "content/notices/a.md:5:9: warning: 'status' says in-force, but the document has expired by "
        + "its 'expires'; remove 'status'"),
    Mistake(
      "expired before its last day", notice("a", "status: expired\nexpires: 2024-06-02"),
      "content/notices/a.md:5:9: warning: 'status' says expired, but the document has an 'expires' "
        + "that is still to come; remove 'status'"),
    Mistake(
      "document that repeals a later one",
      notice("a", "").replacing("2020-10-28", with: "2021-10-28")
        + notice("b", "repeals: [notices/a.md]"),
      "content/notices/b.md:5:11: warning: notices/a.md is dated later than this document; "
        + "check both dates"),
    Mistake(
      "document that is not there", notice("a", "") + notice("b", "repeals: [notices/aa.md]"),
      "content/notices/b.md:5:11: error: there is no document 'notices/aa.md'; "
        + "did you mean 'notices/a.md'?"),
    Mistake(
      "number that is not there", notice("b", "amends: [外〔2019〕2号]"),
      "content/notices/b.md:5:10: error: there is no document '外〔2019〕2号'; "
        + "write one that is not on this site as {title: …, number: …}"),
    Mistake(
      "document that repeals itself", notice("b", "repeals: [notices/b.md]"),
      "content/notices/b.md:5:11: error: 'notices/b.md' is this document itself; name another one"),
    Mistake(
      "number that two documents have",
      "-- content/site.yaml + --\nchecks: {rules: {title-kind: off}}\n"
        + notice("a", "number: 样函〔2020〕4号") + notice("b", "number: 样函〔2020〕4号")
        + notice("c", "repeals: [样函〔2020〕4号]"),
      "content/notices/c.md:5:11: error: notices/a.md and notices/b.md both have the number "
        + "样函〔2020〕4号; name one of them by its file"),
    Mistake(
      "draft that is repealed", notice("a", "draft: true") + notice("b", "repeals: [notices/a.md]"),
      "content/notices/b.md:5:11: error: 'notices/a.md' is a draft or not yet published; "
        + "publish it first"),
  ])
  func contradictionsAreSaid(_ mistake: Mistake) throws {
    #expect(
      try TinySite(mistake.site).problems(on: TinySite.day("2024-06-01")) == mistake.problems)
  }

  // MARK: Fields

  @Test(arguments: [
    Mistake(
      "unknown status", notice("a", "status: in_force"),
      "content/notices/a.md:5:9: error: 'status' cannot be 'in_force'; did you mean 'in-force'?"),
    Mistake(
      "status that is like no other", notice("a", "status: 有效"),
      "content/notices/a.md:5:9: error: 'status' cannot be '有效'; "
        + "write one of in-force, amended, expired, repealed"),
    Mistake(
      "impossible publication day", notice("a", "published: 2020-02-30"),
      "content/notices/a.md:5:12: error: '2020-02-30' is no day or time; write it as 2020-10-28 or "
        + "2020-10-28 09:30"),
    Mistake(
      "impossible publication time", notice("a", "published: 2020-02-29 24:00"),
      "content/notices/a.md:5:12: error: '2020-02-29 24:00' is no day or time; write it as "
        + "2020-10-28 or 2020-10-28 09:30"),
    Mistake(
      "impossible last day", notice("a", "expires: 2020-13-01"),
      "content/notices/a.md:5:10: error: '2020-13-01' is no day; write it as 2020-10-28"),
    Mistake(
      "unknown column", notice("a", "column: nws") + columns,
      "content/notices/a.md:5:9: error: site.yaml has no column 'nws'; did you mean 'news'?"),
    Mistake(
      "unknown topic", notice("a", "topics: [证书查讯]") + columns,
      "content/notices/a.md:5:9: error: site.yaml has no topic '证书查讯'; did you mean '证书查询'?"),
    Mistake(
      "unknown field", notice("a", "publishd: 2020-10-28"),
      "content/notices/a.md:5:1: error: unknown field 'publishd'; did you mean 'published'?"),
    Mistake(
      "text for a list of documents", notice("a", "repeals: notices/b.md"),
      "content/notices/a.md:5:10: error: 'repeals' must be a list: [first, second]"),
    Mistake(
      "list in a list of documents", notice("a", "repeals: [[notices/b.md]]"),
      "content/notices/a.md:5:11: error: 'repeals' may hold texts and fields {a: …}, but no list"),
    Mistake(
      "document elsewhere without a title", notice("a", "repeals: [{number: 甲}]"),
      "content/notices/a.md:5:11: error: 'title' is missing or empty; write 'title: …'"),
    Mistake(
      "former address of another host", notice("a", "aliases: ['https://example.org/a']"),
      "content/notices/a.md:5:11: error: 'https://example.org/a' is no former address; write it as "
        + "/old/page.html, from the root of the site"),
    Mistake(
      "former address above the site", notice("a", "aliases: [/../a.html]"),
      "content/notices/a.md:5:11: error: '/../a.html' is no former address; write it as "
        + "/old/page.html, from the root of the site"),
    Mistake(
      "no issuer", notice("a", "").replacing("issuer: 机关", with: "issuer: []"),
      "content/notices/a.md:3:9: error: 'issuer' is missing or empty; write 'issuer: …'"),
    Mistake(
      "flag in other words", notice("a", "draft: yes"),
      "content/notices/a.md:5:8: error: 'draft' must be true or false"),
    Mistake(
      "unfinished draft", notice("a", "draft: true\nto: [甲]"),
      "content/notices/a.md:6:5: warning: 'to' must be one text"),
    Mistake(
      "two columns with one id",
      columns + "  - {id: news, title: 新, description: 新, keywords: [新]}",
      "content/site.yaml:9:3: error: two columns have the id 'news'; give each its own"),
    Mistake(
      "column without keywords",
      columns + "  - {id: old, title: 旧, description: 旧}",
      "content/site.yaml:10:5: error: 'keywords' is missing; write 'keywords: [first, second]'"),
    Mistake(
      "unknown type of column",
      columns + "  - {id: old, title: 旧, description: 旧, keywords: [旧], type: 政策文献}",
      "content/site.yaml:10:62: error: 'type' cannot be '政策文献'; did you mean '政策文件'?"),
  ])
  func fieldsAreChecked(_ mistake: Mistake) throws {
    let problems = try TinySite(mistake.site).problems()
    #expect(problems == mistake.problems, "\(problems.joined(separator: "\n"))")
  }

  private static let columns = """
    -- content/site.yaml + --
    topics: [{id: lookup, title: 证书查询}]
    columns:
      - {id: news, title: 闻, description: 述, keywords: [词]}

    """

  // MARK: Editions

  @Test(arguments: [
    ("", true), ("draft: false", true), ("draft: true", false),
    ("publish_from: 2024-06-01", true), ("publish_from: 2024-06-02", false),
    ("publish_from: 2024-06-01\ndraft: true", false), ("expires: 2020-12-31", true),
  ])
  func editionHasWhatIsPublishedOnItsDay(_ fields: String, _ isPublished: Bool) throws {
    let site = try TinySite(
      """
      -- templates/page.mustache --
      <main>{{#notices}}<a href="{{href}}">{{title}}</a>{{/notices}}</main>

      """ + NoticeTests.notice("a", fields))
    let edition = try site.build(on: TinySite.day("2024-06-01"))
    #expect((edition.files["site/notices/a.html"] != nil) == isPublished)
    #expect(try edition.page("index.html").texts("a") == (isPublished ? ["题a"] : []))
    let preview = try site.build(on: TinySite.day("2024-06-01"), drafts: true)
    #expect(preview.files["site/notices/a.html"] != nil)
  }

  @Test func attachmentOfADraftIsNotPublished() throws {
    let site = try TinySite(
      NoticeTests.notice("a", "draft: true\nattachments: [{title: 图, file: b.txt}]"))
    try site.write(Array("图".utf8), to: "content/notices/b.txt")
    #expect(try site.build().files["site/notices/b.txt"] == nil)
    #expect(try site.build(drafts: true).files["site/notices/b.txt"] != nil)
  }

  @Test func documentsMayShareAnAttachment() throws {
    let fields = "attachments: [{title: 图, file: b.txt}]"
    let site = try TinySite(NoticeTests.notice("a", fields) + NoticeTests.notice("c", fields))
    try site.write(Array("图".utf8), to: "content/notices/b.txt")
    #expect(site.problems() == [])
    #expect(try site.build().files["site/notices/b.txt"] == Array("图".utf8))
  }

  @Test(arguments: [(1, "1 KB"), (12_345, "12 KB"), (1_048_575, "1024 KB"), (1_625_293, "1.6 MB")])
  func attachmentSaysItsTypeAndSize(_ length: Int, _ size: String) throws {
    let site = try TinySite(
      "-- templates/notice.mustache --\n{{#notice}}{{#attachments}}<i>{{type}} {{size}}</i>"
        + "{{/attachments}}{{/notice}}\n"
        + NoticeTests.notice("a", "attachments: [{title: 图, file: b.tar.gz}]"))
    try site.write(Array(repeating: 0, count: length), to: "content/notices/b.tar.gz")
    #expect(try site.build().page("notices/a.html").texts("i") == ["GZ \(size)"])
  }

  // MARK: What a page shows

  @Test func allIssuersSignTheMainBodyFirst() throws {
    let site = try TinySite(
      """
      -- templates/notice.mustache --
      {{#notice}}{{#issuers}}<i>{{text}}</i>{{/issuers}}<b>{{mainIssuer}}</b><u>{{issuer}}</u>{{/notice}}

      """
        + NoticeTests.notice("a", "").replacing("issuer: 机关", with: "issuer: [主办, 联署]")
    ).build()
    let page = try site.page("notices/a.html")
    #expect(page.texts("i") == ["主办", "联署"])
    #expect(page.texts("b") == ["主办"])
    #expect(page.texts("u") == ["主办、联署"])
  }

  @Test(arguments: ["此件公开发布", "（此件公开发布）"])
  func noteHasItsBracketsOnce(_ note: String) throws {
    let site = try TinySite(
      "-- templates/notice.mustache --\n{{#notice}}<i>（{{note}}）</i>{{/notice}}\n"
        + NoticeTests.notice("a", "note: \(note)")
    ).build()
    #expect(try site.page("notices/a.html").texts("i") == ["（此件公开发布）"])
  }
}

@Suite struct PublicationTimeTests {
  @Test(arguments: [
    ("2020-10-28", "2020-10-28 00:00", "2020-10-28T00:00:00+08:00"),
    ("2020-10-28 09:05", "2020-10-28 09:05", "2020-10-28T09:05:00+08:00"),
    ("2020-02-29 23:59", "2020-02-29 23:59", "2020-02-29T23:59:00+08:00"),
  ])
  func timeIsWrittenInBothForms(_ written: String, _ text: String, _ internet: String) throws {
    let time = try #require(PublicationTime(written))
    #expect(time.text == text)
    #expect(time.internetText == internet)
  }

  @Test(arguments: [
    "", "2020-10", "2020-10-28 ", "2020-10-28 9:30", "2020-10-28T09:30", "2020-10-28 09:60",
    "2020-10-28 24:00", "2020-10-28 09:30:00", "2020-10-28 ab:cd", "2021-02-29",
  ])
  func otherTextsAreNoTimes(_ text: String) {
    #expect(PublicationTime(text) == nil)
  }

  @Test func timesAreInOrder() {
    let times = ["2020-10-27 23:59", "2020-10-28", "2020-10-28 00:01", "2020-11-01"]
    #expect(
      times.compactMap { PublicationTime($0) } == times.compactMap { PublicationTime($0) }.sorted())
  }
}
