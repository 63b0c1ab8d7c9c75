import Testing

/// The query forms of the annex, on both pages that have them.
@Suite struct FormTests {
  @Test(arguments: ["index.html", "lookup.html"])
  func formsAreThoseOfTheAnnex(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    let forms = page.all("form")
    try #require(forms.count == 2)
    for (form, (id, title, note)) in zip(forms, Seed.forms) {
      #expect(form["id"] == id)
      #expect(page.all("h2", in: form).map { $0.text } == [title])
      #expect(page.all("p", in: form).map { $0.text } == [note])
      #expect(page.all("button", in: form).map { $0.text } == ["查 询"])
      let labels = page.all("label", in: form).map { String($0.text.prefix { $0 != " " }) }
      #expect(labels == ["证书编号", "证件号码", "姓名"])
    }
  }

  @Test(arguments: ["index.html", "lookup.html"])
  func formsPostTheirFieldsAsUTF8(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    for form in page.all("form") {
      #expect(form["method"] == "post")
      #expect(form["action"] == "/cgi-bin/lookup.cgi")
      #expect(form["accept-charset"] == "utf-8")
      let inputs = page.all("input", in: form)
      #expect(inputs.map { $0["name"] } == ["lookup", "certificate_no", "id_no", "name"])
      #expect(inputs[0]["type"] == "hidden")
      #expect(inputs[0]["value"] == form["id"])
      #expect(inputs.dropFirst().allSatisfy { $0["value"] == "" })
    }
  }

  @Test func onlyTheNumberOfTheSecondFormIsRequired() throws {
    let page = try BuiltSite.real.page("lookup.html")
    let required = page.all("input").filter { $0["required"] != nil }.map { $0["id"] }
    #expect(required == ["skill-level-certificate_no"])
  }

  @Test(arguments: ["index.html", "lookup.html"])
  func everyLabelAndDescriptionBelongsToAnElement(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    for label in page.all("label") {
      let input = page.element(id: try #require(label["for"]))
      #expect(input?.name == "input", "\(label.text)")
    }
    let visible = page.all("input").filter { $0["type"] != "hidden" }
    #expect(visible.compactMap { $0["id"] } == page.all("label").compactMap { $0["for"] })
    for element in page.elements {
      for id in [element["aria-describedby"], element["aria-labelledby"]].compactMap({ $0 }) {
        #expect(page.element(id: id) != nil, "\(id)")
      }
    }
  }
}
