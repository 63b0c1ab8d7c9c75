import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import Testing

/// What is said of a form where nothing was found: from what was typed and from public tables alone.
///
/// ID numbers are the samples of GB 11643 or made from them; none belongs to a person.
@Suite struct HintTests {
  /// A form and the codes of what is said of it, in order.
  struct Case: CustomTestStringConvertible {
    let form: String
    let codes: [String]
    var testDescription: String { form }

    init(_ form: String, _ codes: String...) {
      self.form = form
      self.codes = codes
    }
  }

  /// The codes of an answer for programs.
  private func codes(_ form: String) throws -> [String] {
    let body = try Fixture.page().response(Fixture.nothing(form), as: .json).body
    let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    let hints = try #require(object?["hints"] as? [[String: Any]])
    return hints.map { hint in
      ["code", "field", "lookup", "year"].compactMap { name in hint[name].map { "\($0)" } }
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    Case("number=0803001003312345"),
    Case("number=1999001003312345"),
    // Another lookup's number: nothing else is said of it.
    Case("number=Y000123000000195000001", "other_lookup certificate_no skill-level"),
    Case("lookup=skill-level&number=0803001003312345", "other_lookup certificate_no qualification"),
    Case(
      "lookup=skill-level&number=8903009003912345",
      "other_lookup certificate_no qualification"),
    Case(
      "lookup=skill-level&number=0803001003312",
      "other_lookup certificate_no qualification", "lengthened_number certificate_no"),
    Case("lookup=skill-level&number=Y000123000000195000001"),
    // The ID number.
    Case("id=11010519491231002X"),
    Case("id=110105194912310021", "check_character id_no"),
    Case("id=110105194913010029", "birth_date id_no"),
    Case("id=110105191313310020", "check_character id_no", "birth_date id_no"),
    Case("id=1101051949123100", "id_length id_no"),
    Case("id=110105491231002", "short_id id_no"),
    Case("id=110105491331002", "birth_date id_no"),
    Case("id=H00000000", "pass id_no"),
    Case("id=E00000000"),
    // The number's form.
    Case("number=08030010033123456", "unusual_number certificate_no"),
    Case("number=%E5%8A%B3%E6%8A%80%E5%AD%97%E7%AC%AC1%E5%8F%B7", "unusual_number certificate_no"),
    Case("number=0803009003312345", "unusual_digits certificate_no"),
    Case("number=0803001003912345", "unusual_digits certificate_no"),
    Case("lookup=skill-level&number=Y000116000000195000001", "unusual_digits certificate_no"),
    Case("number=00123456", "stock_number certificate_no"),
    Case("lookup=skill-level&number=00123456", "stock_number certificate_no"),
    // The number's year.
    Case("number=2703001003312345", "future_year certificate_no 2027"),
    Case("number=8903001003312345", "out_of_range certificate_no 1989"),
    Case("number=2103001003312345", "out_of_range certificate_no 2021"),
    Case("number=2003001003312345"),
    Case("number=9203001003312345"),
    Case("number=9203001003312345&province=内蒙古", "out_of_range certificate_no 1992"),
    Case("number=0003001003312345&province=内蒙古"),
    Case("number=1503001003312345&province=内蒙古"),
    Case("number=1603001003312345&province=内蒙古", "out_of_range certificate_no 2016"),
    Case("lookup=skill-level&number=Y000123000000995000001", "future_year certificate_no 2099"),
    // How fields were read.
    Case("number=0803001003312", "lengthened_number certificate_no"),
    Case("number=O803001003312345", "corrected_number certificate_no"),
    // Province and year.
    Case("number=0803001003312345&province=四川&year=1990", "year_not_covered year"),
    Case("number=0803001003312345&province=四川省&year=1992", "year_covered year"),
    Case("number=0803001003312345&province=内蒙&year=2015", "year_partly_covered year"),
    Case("number=0803001003312345&province=内蒙古自治区&year=2000年", "year_covered year"),
    Case("number=0803001003312345&year=1990", "year_not_covered year"),
    Case("number=0803001003312345&year=2008"),
    Case("lookup=skill-level&number=Y000123000000195000001&province=四川&year=1990"),
    Case("number=0803001003312345&province=Atlantis", "unknown_province province"),
    Case("number=0803001003312345&year=MMVIII", "unknown_year year"),
    // Everything at once, what most likely is the matter first.
    Case(
      "number=89O3009003912345&id=110105194913010021&province=x&year=y",
      "check_character id_no", "birth_date id_no", "unusual_digits certificate_no",
      "out_of_range certificate_no 1989", "corrected_number certificate_no",
      "unknown_province province", "unknown_year year"),
  ])
  func whatIsTypedSaysWhatMayBeTheMatter(_ example: Case) throws {
    #expect(try codes(body(example.form)) == example.codes)
  }

  /// A form in which the fields have short names; a field that is missing is filled without a doubt.
  private func body(_ short: String) -> String {
    var form = short.replacing("number=", with: "certificate_no=").replacing("id=", with: "id_no=")
    if !form.contains("lookup=") { form = "lookup=qualification&" + form }
    if !form.contains("certificate_no=") { form += "&certificate_no=0803001003312345" }
    return form + "&name=a"
  }

  // MARK: The page

  private func html(_ form: String) throws -> String { try Fixture.html(Fixture.nothing(form)) }

  @Test func hintsAreNamedAfterTheirFieldsAndNotesStandApart() throws {
    let html = try html(
      "lookup=qualification&certificate_no=O00123456&id_no=110105194912310021&name=a&year=x")
    #expect(
      html.contains(
        "{notes (&lt;year&gt;:&lt;unknown_year&gt;)}"
          + "{hints (id_no:&lt;check_character&gt;)(certificate_no:&lt;unusual_number&gt;)}"))
  }

  @Test func formWithoutDoubtsHasNoListOfThem() throws {
    let html = try html("lookup=qualification&certificate_no=0803001003312345&name=a")
    #expect(!html.contains("{hints"))
    #expect(!html.contains("{notes"))
    #expect(html.contains("{again {form 0803001003312345|a}}"))
  }

  @Test func numberOfAnotherLookupBringsItsFormFilledAndSendsNothing() throws {
    let html = try html(
      "lookup=qualification&certificate_no=Y000123000000195000001&id_no=11010519491231002X&name=a"
        + "&province=四川")
    #expect(
      html.contains(
        "(certificate_no:&lt;other_lookup qualification skill-level&gt;→skill-level)"))
    #expect(
      html.contains("{again open {form Y000123000000195000001|a<option selected>四川</option> open}}")
    )
    #expect(!html.contains("110105"))
  }

  @Test func yearOutOfRangeSaysTheRange() throws {
    let number = "lookup=qualification&certificate_no=8903001003312345&name=a"
    #expect(
      try html(number).contains(
        "&lt;out_of_range 1989 all 1992.1 2020.6&gt;"))
    #expect(
      try html(number + "&province=内蒙古").contains(
        "&lt;out_of_range 1989 内蒙古 2000.1 2015.6&gt;"))
  }

  @Test(arguments: [
    ("", "<range of all> "), ("province=四川", "<range of 四川> "),
    ("province=四川&year=1990", "<range of 四川> <year_not_covered>"),
    ("province=内蒙&year=2015", "<range of 内蒙古> <year_partly_covered>"),
    ("year=1990", "<range of all> <year_not_covered>"), ("year=2008", "<range of all> "),
    ("province=x&year=y", "<range of all> "),
  ])
  func saysWhichYearsCanBeFound(typed: String, says: String) throws {
    let html = try html("lookup=qualification&certificate_no=1&name=a&" + typed)
    let text = says.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    #expect(html.contains("{coverage \(text)}"))
  }

  @Test func lookupWithoutYearsSaysSo() throws {
    let html = try html("lookup=skill-level&certificate_no=1&name=a&province=四川&year=1990")
    #expect(html.contains("{uncovered}"))
    #expect(!html.contains("{coverage"))
  }

  @Test(arguments: ["qualification", "skill-level"])
  func contactIsThatOfTheProvinceWhereTheListHasOne(lookup: String) throws {
    let form = "lookup=\(lookup)&certificate_no=1&name=a&province="
    #expect(try html(form + "四川").contains("{contact}"))
    for province in ["", "内蒙古", "x"] {
      #expect(try !html(form + province).contains("{contact"))
    }
  }

  @Test func repeatsProvinceAndYearAsTheyWereUnderstood() throws {
    let form = "lookup=qualification&certificate_no=1&name=a"
    #expect(
      try html(form + "&province=四川省&year=2008年").contains(
        "[name=a][&lt;province&gt;=四川][&lt;year&gt;=2008]"))
    let unknown = try html(form + "&province=%3Cscript%3E&year=%3Cscript%3E")
    #expect(!unknown.contains("script"))
    #expect(!unknown.contains("&lt;province&gt;="))
  }

  @Test func foundCertificatesAreTheSameWhateverProvinceAndYearSay() throws {
    let form = "lookup=qualification&certificate_no=1&name=a"
    func found(_ body: String, as format: Format) throws -> Response {
      let asOf = try #require(CivilDate(year: 2020, month: 10, day: 28))
      let findings = Findings(certificates: [Certificate(batch: Batch())], asOf: asOf)
      return try Fixture.page().response(
        Answer(try Fixture.form(body), findings, thisYear: 2026), as: format)
    }
    for format in [Format.html, .json] {
      for further in ["&province=四川&year=1990", "&province=x&year=y", "&province=%ff&year=%00"] {
        #expect(try found(form + further, as: format) == found(form, as: format))
      }
    }
  }

  @Test func provinceAndYearAreNoPartOfTheQuestion() throws {
    let form = "lookup=qualification&certificate_no=1&name=a"
    let query = try Fixture.form(form).query()
    #expect(try Fixture.form(form + "&province=四川&year=1990").query() == query)
    #expect(try Fixture.form(form + "&province=%ff&year=%00").query() == query)
  }

  // MARK: For programs

  @Test func programsGetTheSameWithCodes() throws {
    let answer = try Fixture.nothing(
      "lookup=qualification&certificate_no=8903001003312345&name=a&province=四川&year=1990")
    let json = String(decoding: try Fixture.page().response(answer, as: .json).body, as: UTF8.self)
    #expect(
      json == #"{"result":"none","asked":{"lookup":"qualification","#
        + #""certificate_no":"8903001003312345","name":"a","province":"四川","year":1990},"#
        + #""as_of":"2020-10-28","#
        + #""hints":[{"code":"out_of_range","field":"certificate_no","year":1989},"#
        + #"{"code":"year_not_covered","field":"year"}],"#
        + #""coverage":{"of":"四川"},"contacts":["四川"],"advice":[{"code":"proves_no_forgery"},"#
        + #"{"code":"upload_delay"},{"code":"issuer_first"},{"code":"pay_nobody"}]}"#)
  }

  @Test func programsGetTheCoverageOfAllAndNoneWhereThereIsNone() throws {
    func json(_ form: String) throws -> String {
      let response = try Fixture.page().response(Fixture.nothing(form), as: .json)
      return String(decoding: response.body, as: UTF8.self)
    }
    let country = #""coverage":{"of":"all"},"contacts":["all"],"#
    #expect(try json("lookup=qualification&certificate_no=1&name=a").contains(country))
    #expect(try !json("lookup=skill-level&certificate_no=1&name=a").contains("coverage"))
  }
}
