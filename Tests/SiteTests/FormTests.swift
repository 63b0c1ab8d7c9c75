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
      #expect(page.all("p", in: form).first?.text == note)
      #expect(page.all("button", in: form).map { $0.text } == ["查 询"])
      let labels = page.all("label", in: form).map { String($0.text.prefix { $0 != " " }) }
      #expect(labels == ["证书编号", "证件号码", "姓名", "发证省份", "发证年份"])
    }
  }

  @Test(arguments: ["index.html", "lookup.html"])
  func provinceAndYearStandApartFromTheQuestion(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    for form in page.all("form") {
      let details = page.all("details", in: form)
      try #require(details.count == 1)
      #expect(details[0]["open"] == nil)
      #expect(page.all("summary", in: details[0]).map { $0.text } == ["发证省份和年份（选填）"])
      #expect(page.all("p", in: details[0]).first?.text.hasPrefix("不参与查询") == true)
      #expect(page.all("select", in: details[0]).map { $0["name"] } == ["province"])
      #expect(page.all("input", in: details[0]).map { $0["name"] } == ["year"])
    }
  }

  @Test func provincesAreThoseOfTheCoverageTable() throws {
    let page = try BuiltSite.real.page("lookup.html")
    for list in page.all("select") {
      let options = page.all("option", in: list)
      #expect(options.first?["value"] == "")
      #expect(
        options.dropFirst().map { $0.text }
          == Seed.coverageRows.map {
            ["内蒙": "内蒙古", "兵团": "新疆生产建设兵团"][$0.province] ?? $0.province
          })
      #expect(options.dropFirst().allSatisfy { $0["value"] == nil })
    }
  }

  @Test func siteWithoutATableOfProvincesDoesNotAskForOne() throws {
    let form = "{{#hasRegions}}<i>{{#regions}}{{text}}{{/regions}}</i>{{/hasRegions}}"
    let templates = """
      -- templates/partials/form.mustache --
      \(form)
      -- templates/page.mustache --
      {{#lookups}}{{>partials/form}}{{/lookups}}
      """
    let coverage = """
      -- content/lookups.yaml --
      \(TinySite.wording)
      regions: {coverage: t, range: 从, range_of_all: 全, about_year: 约, all: 各}
      lookups: [{id: one, title: 证, note: 注, keys: [[certificate_no, name]]}]
      -- content/data/t.yaml --
      title: 表
      as_of: 2020-10-28
      columns: [{name: name}, {name: from, type: month}, {name: to, type: month}]
      -- content/data/t.csv --
      name,from,to
      甲,2000,2019.12
      乙,2001.1,2019.12

      """
    #expect(try TinySite(templates).build().page("index.html").texts("i") == [])
    #expect(try TinySite(coverage + templates).build().page("index.html").texts("i") == ["甲乙"])
  }

  @Test(arguments: ["index.html", "lookup.html"])
  func formsPostTheirFieldsAsUTF8(_ path: String) throws {
    let page = try BuiltSite.real.page(path)
    for form in page.all("form") {
      #expect(form["method"] == "post")
      #expect(form["action"] == "/cgi-bin/lookup.cgi")
      #expect(form["accept-charset"] == "utf-8")
      let inputs = page.all("input", in: form)
      #expect(inputs.map { $0["name"] } == ["lookup", "certificate_no", "id_no", "name", "year"])
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
      #expect(["input", "select"].contains(input?.name), "\(label.text)")
    }
    let visible = page.elements.filter {
      $0.name == "select" || $0.name == "input" && $0["type"] != "hidden"
    }
    #expect(visible.compactMap { $0["id"] } == page.all("label").compactMap { $0["for"] })
    for element in page.elements {
      let ids = [element["aria-describedby"], element["aria-labelledby"]].compactMap { $0 }
      for id in ids.flatMap({ $0.split(separator: " ") }) {
        #expect(page.element(id: String(id)) != nil, "\(id)")
      }
    }
  }
}
