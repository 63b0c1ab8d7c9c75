import LookupCGI
import Testing

/// A form that has to be corrected.
@Suite struct CorrectionTests {
  @Test func saysWhatIsWrongAndGivesTheFormBack() throws {
    #expect(
      try Fixture.correction(of: "lookup=skill-level&id_no=110101199003074514&name=Ann")
        == "{invalid|&lt;invalid&gt;|invalid (certificate_no:&lt;required&gt;){form |Ann}}")
  }

  @Test func namesTheLookupWhereNoFieldIsToBlame() throws {
    #expect(
      try Fixture.correction(of: "lookup=qualification&name=Ann")
        == "{invalid|&lt;invalid&gt;|invalid (qualification:&lt;not_enough&gt;){form |Ann}}")
  }

  @Test func neverRepeatsAnIDNumber() throws {
    for body in ["id_no=110101199003074514", "id_no=110101199003074514&name=%FF"] {
      let html = try Fixture.correction(of: "lookup=qualification&" + body)
      #expect(!html.contains("4514"))
    }
  }

  @Test func emptiesAFieldThatIsWrong() throws {
    let html = try Fixture.correction(of: "lookup=qualification&certificate_no=AB12&name=a%00b")
    #expect(html.hasSuffix("(name:&lt;control&gt;){form AB12|}}"))
  }

  @Test(arguments: [
    ("province=%E5%9B%9B%E5%B7%9D&year=2008", "<option selected>四川</option>2008 open"),
    ("province=+%E5%86%85%E8%92%99+&year=", "<option selected>内蒙古</option> open"),
    ("province=&year=%EF%BC%92%EF%BC%90%EF%BC%90%EF%BC%98%E5%B9%B4", "2008 open"),
    ("province=Atlantis&year=08", ""), ("province=%ff&year=%ff", ""), ("year=20080", ""),
    ("year=1899", ""), ("year=%EF%BC%92%EF%BC", ""),
  ])
  func givesProvinceAndYearBackWhereTheyAreKnown(typed: String, shown: String) throws {
    let html = try Fixture.correction(of: "lookup=qualification&name=Ann&" + typed)
    #expect(html.hasSuffix("{form |Ann\(shown)}}"))
  }

  @Test func escapesWhatWasTyped() throws {
    let html = try Fixture.correction(of: "lookup=skill-level&name=%3Cscript%3E%22'%26")
    #expect(html.hasSuffix("{form |&lt;script&gt;&quot;&#39;&amp;}}"))
  }
}
