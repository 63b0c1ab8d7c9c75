import Foundation
import Proofreading
import Testing

/// Rules of proofreading on whole tiny sites, a row each, with the very lines that their author reads.
@Suite struct CheckRuleTests {
  @Test(arguments: [
    Mistake(
      "document number", document("number: 样函[2020]4号"),
      "content/notices/a.md:5:9: error: '样函[2020]4号': the year stands in 〔〕: write 〔2020〕 "
        + "[document-number]"),
    Mistake(
      "year of the number", document("number: 样函〔2019〕4号"),
      "content/notices/a.md:5:9: warning: the number is of 2019 and the date of 2020; correct one "
        + "of them [number-year]"),
    Mistake(
      "addressees", document("to: 各单位："),
      "content/notices/a.md:5:5: warning: 'to' ends in '：'; remove it, the page puts the colon "
        + "there [addressees]"),
    Mistake(
      "date still to come",
      "-- content/notices/a.md --\n---\ntitle: 关于甲的通知\nissuer: 乙\n"
        + "date: 2024-06-02\n---",
      "content/notices/a.md:4:7: warning: the date is still to come on 2024-06-01, when the document "
        + "appears; correct it, or write 'publish_from' [future-date]"),
    Mistake(
      "title of an attachment", document("attachments: [{title: 一览表。}]"),
      "content/notices/a.md:5:23: warning: the title of an attachment ends without '。'; remove it "
        + "[attachments]"),
    Mistake(
      "text of a document", document("number: 样函〔2020〕4号", body: "\n甲,乙"),
      "content/notices/a.md:8:2: warning: ',' in Chinese text is '，' [punctuation]"),
    Mistake(
      "text of a page", "-- content/pages/a.md --\n---\ntitle: 甲\n---\n\n《甲",
      "content/pages/a.md:5:1: warning: '《' is not closed in this paragraph; put '》' where it "
        + "ends [pairs]"),
    Mistake(
      "secrecy", document("tags: []", body: "秘密"),
      "content/notices/a.md:7:1: error: the document is marked '秘密'; it must not be published, "
        + "take it out of content/ [secrecy]"),
    Mistake(
      "number in the fields", document("contact: {name: 样本, phone: 13000000000}"),
      personal("content/notices/a.md:5:28", "the number of a mobile phone", "130****0000")
        + "[mobile-number]"),
    Mistake(
      "number on a page", "-- content/pages/a.md --\n---\ntitle: 甲\n---\n110000199001010000",
      personal("content/pages/a.md:4:1", "an ID number", "110***********0000") + "[id-number]"),
    Mistake(
      "number in the settings",
      "-- content/site.yaml + --\nphones: [{label: 电, number: 13000000000}]",
      personal("content/site.yaml:7:29", "the number of a mobile phone", "130****0000")
        + "[mobile-number]"),
    Mistake(
      "number in a table",
      "-- content/data/t.yaml --\ntitle: 表\nas_of: 2020-10-28\ncolumns: [{name: a}, {name: b}]\n"
        + "-- content/data/t.csv --\na,b\n甲,130 0000 0000",
      personal("content/data/t.csv:2:2", "the number of a mobile phone", "130****0000")
        + "[mobile-number]"),
    Mistake(
      "number in an attachment",
      document("attachments: [{title: 表, file: b.txt}]")
        + "\n-- content/notices/b.txt --\n甲\n13000000000",
      personal("content/notices/b.txt:2:1", "the number of a mobile phone", "130****0000")
        + "[mobile-number]"),
    Mistake(
      "number in a template", "-- templates/partials/form.mustache --\n<p>13000000000</p>",
      personal(
        "templates/partials/form.mustache:1:4", "the number of a mobile phone", "130****0000")
        + "[mobile-number]"),
    Mistake(
      "picture without words in a template",
      "-- templates/partials/form.mustache --\n<p>\n <img src=\"a.png\"><img alt=\"\" src=\"b.png\">",
      "templates/partials/form.mustache:2:2: warning: the picture has no words; say in alt=\"…\" "
        + "what it shows, or alt=\"\" where it only decorates [image-text]"),
    Mistake(
      "file that no document names", "-- content/notices/b.txt --\n甲",
      "content/notices/b.txt:1:1: warning: no document names this file, so it is not published; "
        + "list it below 'attachments:' of one, or remove it [unlisted-file]"),
  ])
  func rules(_ mistake: Mistake) throws {
    let problems = try TinySite(mistake.site).problems()
    #expect(problems == mistake.problems, "\(problems.joined(separator: "\n"))")
  }

  private static func document(_ fields: String, body: String = "") -> String {
    """
    -- content/notices/a.md --
    ---
    title: 关于甲的通知
    issuer: 乙
    date: 2020-10-28
    \(fields)
    ---
    \(body)
    """
  }

  private static func personal(_ place: String, _ what: String, _ masked: String) -> String {
    "\(place): error: \(what) would be published; write it as \(masked), or list it below "
      + "'checks: published_numbers:' in site.yaml if it is meant for the public "
  }

  private static let comma = "\n-- content/pages/a.md --\n---\ntitle: 甲\n---\n甲,乙"

  @Test(arguments: Rule.allCases)
  func everyRuleIsDocumented(_ rule: Rule) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let text = try String(contentsOf: folder.appending(path: "docs/checks.md"), encoding: .utf8)
    let level = rule.isErrorByDefault ? "error" : "warning"
    #expect(text.contains("| `\(rule.rawValue)` | \(level) |"))
  }

  @Test func aRuleIsTakenAsTheSettingsSay() throws {
    func problems(_ level: String) throws -> [String] {
      try TinySite(
        "-- content/site.yaml + --\nchecks: {rules: {punctuation: \(level)}}" + CheckRuleTests.comma
      ).problems()
    }
    let message = "',' in Chinese text is '，' [punctuation]"
    #expect(try problems("off") == [])
    #expect(try problems("warning") == ["content/pages/a.md:4:2: warning: \(message)"])
    #expect(try problems("error") == ["content/pages/a.md:4:2: error: \(message)"])
  }

  @Test func aNumberMeantForThePublicIsPublished() throws {
    let site =
      "-- content/site.yaml + --\nchecks: {published_numbers: [\"130-0000-0000\"]}\n"
      + "-- content/pages/a.md --\n---\ntitle: 甲\n---\n13000000000，13000000001"
    let problems = try TinySite(site).problems()
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("content/pages/a.md:4:13: error: ") == true)
  }

  @Test(arguments: [
    Mistake(
      "unknown rule", "-- content/site.yaml + --\nchecks: {rules: {title-kinds: off}}",
      "content/site.yaml:7:18: error: unknown field 'title-kinds'; did you mean 'title-kind'?"),
    Mistake(
      "unknown level", "-- content/site.yaml + --\nchecks: {rules: {title-kind: none}}",
      "content/site.yaml:7:30: error: 'title-kind' must be off, warning or error"),
  ])
  func settings(_ mistake: Mistake) throws {
    #expect(try TinySite(mistake.site).problems() == mistake.problems)
  }
}
