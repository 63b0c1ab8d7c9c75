import Testing

@testable import Site

/// Long lists, of which the template engine sees three items, look as if it had seen all.
@Suite struct ItemRunTests {
  /// A list page with so many documents, the newest first; the template stands between its two tags.
  private static func html(_ template: String, _ count: Int, expired: Int? = nil) throws -> String {
    let notices = (0..<count).map { number in
      """
      -- content/notices/\(number).md --
      ---
      title: 题\(count - number - 1)
      issuer: 机关
      date: 2020-01-\(number < 9 ? "0" : "")\(number + 1)
      column: news
      \(expired == count - number - 1 ? "status: expired" : "format: letter")
      ---

      """
    }
    let site = try TinySite(
      """
      -- content/site.yaml + --
      columns: [{id: news, title: 闻, description: 述, keywords: [词], page_size: 30}]
      -- templates/layout.mustache --
      {{{main}}}
      -- templates/list.mustache --
      {{#list}}\(template){{/list}}
      \(notices.joined())
      """
    ).build()
    return try site.text("site/news/index.html").filter { !$0.isNewline }
  }

  @Test(arguments: [1, 3, 4, 5, 12])
  func itemsFollowOnEachOther(_ count: Int) throws {
    let html = try ItemRunTests.html(
      "<p>{{total}}</p>{{#notices}}<b>{{title}}-{{isoDate}}-{{title}}</b>{{/notices}}<i>{{pages.number}}</i>",
      count)
    let items = (0..<count).map { number in
      let day = count - number
      return "<b>题\(number)-2020-01-\(day < 10 ? "0" : "")\(day)-题\(number)</b>"
    }
    #expect(html == "<p>\(count)</p>\(items.joined())<i>1</i>")
  }

  @Test(arguments: [
    ("{{^first()}}, {{/first()}}{{title}}", "题0, 题1, 题2, 题3, 题4"),
    ("{{title}}{{^last()}}, {{/last()}}", "题0, 题1, 题2, 题3, 题4"),
    ("{{#last()}}!{{/last()}}{{title}}", "题0题1题2题3!题4"),
    ("{{#first()}}!{{/first()}}{{title}}", "!题0题1题2题3题4"),
    ("{{title}}{{#even()}}.{{/even()}}", "题0.题1题2.题3题4."),
    ("{{#odd()}}.{{/odd()}}{{title}}", "题0.题1题2.题3题4"),
    ("{{index()}}{{title}}", "0题01题12题23题34题4"),
    ("-", "-----"),
    ("{{title}}{{list.total}}", "题05题15题25题35题45"),
    ("{{{title}}}{{title}}", "题0题0题1题1题2题2题3题3题4题4"),
    ("{{title}}/{{count(notices)}}", "题0/5题1/5题2/5题3/5题4/5"),
    ("{{title}}{{#last()}}{{plusone(index())}}{{/last()}}", "题0题1题2题3题45"),
    ("{{title}}{{#last()}}{{#odd()}}!{{/odd()}}{{/last()}}", "题0题1题2题3题4"),
    (
      "{{#equalzero(minusone(minusone(minusone(index()))))}}!{{/equalzero(minusone(minusone(minusone(index()))))}}{{title}}",
      "题0题1题2!题3题4"
    ),
  ])
  func placesInTheListShow(_ item: String, _ expected: String) throws {
    #expect(try ItemRunTests.html("[{{#notices}}\(item){{/notices}}]", 5) == "[\(expected)]")
  }

  @Test func aListMayBeShownTwiceOrNotAtAll() throws {
    let item = "{{#notices}}{{title}}{{/notices}}"
    let titles = (0..<7).map { "题\($0)" }.joined()
    #expect(try ItemRunTests.html("\(item)|\(item)", 7) == "\(titles)|\(titles)")
    #expect(try ItemRunTests.html("{{total}}", 7) == "7")
    #expect(try ItemRunTests.html("{{#notices}}-{{/notices}}\(item)", 7) == "-------\(titles)")
    #expect(try ItemRunTests.html("\(item){{#notices}}-{{/notices}}", 7) == "\(titles)-------")
    #expect(try ItemRunTests.html("{{count(notices)}}\(item)", 7) == "7\(titles)")
    #expect(
      try ItemRunTests.html(
        "{{#notices}}{{title}}{{#list.notices}}-{{/list.notices}}{{/notices}}", 5)
        == (0..<5).map { "题\($0)-----" }.joined())
  }

  @Test func oneItemOfAnotherShapeIsNoRun() throws {
    for place in 0..<6 {
      let html = try ItemRunTests.html(
        "{{#notices}}{{title}}{{#isPast}}!{{/isPast}} {{/notices}}", 6, expired: place)
      #expect(html == (0..<6).map { $0 == place ? "题\($0)! " : "题\($0) " }.joined())
    }
  }

  @Test func severalRunsStandBesideEachOther() throws {
    func write(_ values: inout PageValues) {
      func list(_ name: String, _ count: Int) {
        let items = (0..<count).map { "\(name)\($0)" }
        func write(_ values: inout PageValues, _ item: String) {
          values.text("a", item)
          values.text("b", item + "'")
        }
        values.list(
          name, items, written: items.map { item in PageValues { write(&$0, item) } }, write)
      }
      values.text("first", "零")
      list("x", 5)
      values.text("middle", "中")
      list("y", 11)
      values.text("last", "末")
    }
    let values = PageValues(write)
    let names = PageValues.names(.marks, namedItems: ItemRun.shown, write)
    let html = names.members.pairs.map { pair in
      switch pair.value {
      case .text(let mark): mark
      case .list(let items): items.map(ItemRunTests.marks).joined()
      default: ""
      }
    }.joined()
    let expanded = try #require(values.runs.expanded(Array(html.utf8)))
    let page = try Skeleton(expanded, fixed: names.fixed).filled(values.contents)
    let lists = [("x", 5), ("y", 11)].map { name, count in
      (0..<count).map { "\(name)\($0)'\(name)\($0)" }.joined()
    }
    #expect(String(decoding: page, as: UTF8.self) == "零\(lists[0])中\(lists[1])末")
  }

  /// The marks of an item, the last first.
  private static func marks(_ item: TemplateValue) -> String {
    guard case .object(let members) = item else { return "" }
    return members.pairs.reversed().map { pair in
      if case .text(let mark) = pair.value { mark } else { "" }
    }.joined()
  }
}
