import Testing

@testable import Site

/// A page taken apart into its shape and its texts, and put together again by a skeleton.
@Suite struct PageValuesTests {
  private static func page(
    title: String, tags: [String] = [], isPast: Bool = false, column: String = "a"
  ) -> (inout PageValues) -> Void {
    { values in
      values.key(column)
      values.fixed("column", .text("<\(column)>"))
      values.text("title", title)
      values.flag("isPast", isPast)
      values.list("tags", tags) { $0.text("tag", $1) }
    }
  }

  private static let plain = PageValues(page(title: "甲", tags: ["乙"]))

  @Test func pagesThatDifferInTextsAloneHaveOneShape() {
    let other = PageValues(PageValuesTests.page(title: "", tags: ["丙：丁"]))
    #expect(other.shape == PageValuesTests.plain.shape)
  }

  @Test func flagsListsAndKeysAreTheShape() {
    let pages = [
      PageValuesTests.page(title: "甲", tags: ["乙"], isPast: true),
      PageValuesTests.page(title: "甲", tags: ["乙", "丙"]), PageValuesTests.page(title: "甲"),
      PageValuesTests.page(title: "甲", tags: ["乙"], column: "b"),
    ].map { PageValues($0).shape }
    #expect(Set(pages + [PageValuesTests.plain.shape]).count == 5)
  }

  @Test func itemThatWasWrittenBeforeIsAsIfItWereWrittenNow() {
    func write(_ values: inout PageValues) {
      values.text("a", "甲")
      values.flag("b", true)
      values.text("c", "乙")
    }
    let known = PageValues { write(&$0) }
    let pages = [
      PageValues { values in
        values.text("first", "零")
        values.list("list", [0, 1], written: [known, known]) { values, _ in write(&values) }
        values.text("last", "末")
      },
      PageValues { values in
        values.text("first", "零")
        values.list("list") { values in
          values.item { write(&$0) }
          values.item { write(&$0) }
        }
        values.text("last", "末")
      },
    ]
    #expect(pages[0].shape == pages[1].shape)
    for slot in 0..<6 {
      #expect(pages[0].contents.text(slot) == pages[1].contents.text(slot))
    }
    #expect(Array(pages[0].contents.text(5)) == Array("末".utf8))
  }

  @Test func skeletonTakesTextsAndHasFixedOnesAtOnce() throws {
    let write = PageValuesTests.page(title: "<甲> & \u{2}0<", tags: ["乙"])
    let names = PageValues.names(.marks, write)
    #expect(names.members.pairs.map(\.name) == ["column", "title", "isPast", "tags"])
    let marks = names.members.pairs.compactMap { pair in
      if case .text(let mark) = pair.value { mark } else { nil }
    }
    let html =
      "<a href=\"/x.html\">\(marks[0])|\(marks[0].replacing("<", with: "&lt;"))</a>"
      + "<p>\(marks[1].replacing("<", with: "&lt;"))</p>"
    let skeleton = Skeleton(Array(html.utf8), fixed: names.fixed)
    let page = try skeleton.filled(PageValues(write).contents)
    #expect(
      String(decoding: page, as: UTF8.self)
        == "<a href=\"/x.html\"><a>|&lt;a&gt;</a><p>&lt;甲&gt; &amp; \u{2}0&lt;</p>")
    #expect(skeleton.references.commonLinks == ["/x.html"])
  }
}
