import Foundation
import TestSupport
import Testing

/// What the real program says on the real site where nothing was found, to people and to programs.
///
/// ID numbers are the samples of GB 11643 or made from them; none belongs to a person.
@Suite struct ExplanationTests {
  /// A form, the codes of its hints in order, and the beginnings of their sentences.
  struct Case: CustomTestStringConvertible {
    let fields: [(String, String)]
    let codes: [String]
    let sentences: [String]

    init(_ fields: [String: String], _ hints: (code: String, sentence: String)...) {
      let usual = [
        "lookup": "qualification", "certificate_no": "0803001003312345", "name": "样本无此人",
      ]
      self.fields = usual.merging(fields) { $1 }.sorted { $0.key < $1.key }
      codes = hints.map(\.code)
      sentences = hints.map(\.sentence)
    }

    var testDescription: String {
      codes.isEmpty ? "no hint" : codes.joined(separator: ", ")
    }
  }

  static let cases = [
    Case([:]),
    Case(
      ["certificate_no": "Y000123000000195000001"],
      ("other_lookup", "这个编号是“职业技能等级证书”编号的形式，而您查询的是“国家职业资格证书”。")),
    Case(
      ["lookup": "skill-level"],
      ("other_lookup", "这个编号是“国家职业资格证书”编号的形式，而您查询的是“职业技能等级证书”。")),
    Case(["id_no": "110105194912310021"], ("check_character", "最后一位与前面的数字对不上")),
    Case(["id_no": "110105194913010029"], ("birth_date", "号码里的出生日期不合常理")),
    Case(["id_no": "1101051949123100"], ("id_length", "居民身份证号码是18位（旧证15位）")),
    Case(["certificate_no": "劳技字第1号"], ("unusual_number", "这个编号的形式不常见")),
    Case(["certificate_no": "0803009003312345"], ("unusual_digits", "编号的位数对，但其中有一位不是通常的数字")),
    Case(["certificate_no": "00123456"], ("stock_number", "填写的数字比证书编号短，可能是证书上印刷的流水码")),
    Case(
      ["certificate_no": "8903001003312345"],
      ("out_of_range", "这个编号表示1989年发证，而各省可查的是1992.1—2020.1。")),
    Case(
      ["certificate_no": "9103001003312345", "province": "四川"],
      ("out_of_range", "这个编号表示1991年发证，而四川可查的是1992.1—2019.12。")),
    Case(["id_no": "110105491231002"], ("short_id", "15位的号码已按对应的18位号码一并查询")),
    Case(["id_no": "H00000000"], ("pass", "通行证按前9位查询")),
    Case(["certificate_no": "0803001003312"], ("lengthened_number", "13位的编号是上海市证书，已在前面补“000”查询")),
    Case(["certificate_no": "O803001003312345"], ("corrected_number", "编号里的字母 O、I、L 已按数字 0、1 查询")),
    Case(["province": "样本省"], ("unknown_province", "没有这个省份的可查范围")),
    Case(["year": "MMVIII"], ("unknown_year", "年份请填四位数字")),
    Case(
      [
        "certificate_no": "89O3009003912345", "id_no": "110105194913010021", "province": "样本省",
        "year": "y",
      ], ("check_character", "最后一位与前面的数字对不上"), ("birth_date", "号码里的出生日期不合常理"),
      ("unusual_digits", "编号的位数对"), ("out_of_range", "这个编号表示1989年发证"),
      ("corrected_number", "编号里的字母"), ("unknown_province", "没有这个省份"),
      ("unknown_year", "年份请填")),
  ]

  /// A site for each program on which one province has a contact, which is visibly a sample.
  private static let sites: [String: Result<Installation, any Error>] = {
    atexit { ExplanationTests.removeSites() }
    return Dictionary(
      uniqueKeysWithValues: Project.lookupPrograms.map { program in
        (program, Result { try site(program) })
      })
  }()

  private static func removeSites() {
    for case .success(let site) in sites.values { site.folder.remove() }
  }

  private static func site(_ program: String) throws -> Installation {
    try Installation(program: program) { text, folder in
      let contacts = String(decoding: try folder.read("content/data/contacts.csv"), as: UTF8.self)
      try folder.write(
        contacts.replacing(",四川,,,,", with: ",四川,样本中心,样本联系人,000-00000000,"),
        to: "content/data/contacts.csv")
      return text
    }
  }

  private func answer(
    _ program: String, _ fields: [(String, String)], as format: String = "text/html"
  ) throws -> Answer {
    let (answer, log) = try #require(Self.sites[program]).get()
      .request(body: formBody(fields), environment: ["HTTP_ACCEPT": format])
    #expect(answer.status == 200)
    #expect(log.isEmpty)
    return answer
  }

  private func object(_ program: String, _ fields: [(String, String)]) throws -> [String: Any] {
    let answer = try answer(program, fields, as: "application/json")
    let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
    return try #require(object)
  }

  /// Expects that the texts stand on the page one after the other.
  private func expect(_ html: String, has texts: [String]) {
    var rest = html[...]
    for text in texts {
      guard let place = rest.range(of: text) else {
        Issue.record("'\(text)' is missing, or stands before another: \(html)")
        return
      }
      rest = rest[place.upperBound...]
    }
  }

  // MARK: Hints

  @Test(arguments: Project.lookupPrograms, cases)
  func hintsComeInOrder(program: String, example: Case) throws {
    let object = try object(program, example.fields)
    #expect(object["result"] as? String == "none")
    let hints = try #require(object["hints"] as? [[String: Any]])
    #expect(hints.compactMap { $0["code"] as? String } == example.codes)
    let html = try answer(program, example.fields).html
    for sentence in example.sentences { #expect(html.contains(sentence)) }
    for other in Self.cases.flatMap(\.sentences) {
      let isExpected = example.sentences.contains { $0.hasPrefix(other) || other.hasPrefix($0) }
      #expect(html.contains(other) == isExpected, "\(other)")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func whatMustBeCheckedStandsInOrderAndBeforeTheRest(program: String) throws {
    let all = try #require(Self.cases.last)
    let html = try answer(program, all.fields).html
    expect(html, has: ["请先核对这几处"] + all.sentences.prefix(4) + ["<h2>还可能是</h2>"])
  }

  @Test(arguments: Project.lookupPrograms)
  func otherLookupComesWithItsFormFilledButForTheIDNumberAndSendsNothing(program: String) throws {
    let number = "Y000123000000195000001"
    let html = try answer(
      program,
      [
        ("lookup", "qualification"), ("certificate_no", number), ("id_no", "11010519491231002X"),
        ("name", "样本无此人"),
      ]
    ).html
    expect(
      html,
      has: [
        "<a href=\"#skill-level\">改用下面的表单</a>", "<details class=\"again\" open>",
        "id=\"skill-level\"", "value=\"\(number)\"", "value=\"样本无此人\"", "</details>",
      ])
    #expect(!html.contains("11010519491231002"))
    #expect(!html.contains("<script"))
  }

  // MARK: The rest of the page

  @Test(arguments: Project.lookupPrograms)
  func saysWhatWasAskedWhatItMeansAndWhomToAsk(program: String) throws {
    let fields = [
      ("lookup", "qualification"), ("certificate_no", "0803001003312345"),
      ("id_no", "11010519491231002X"), ("name", "样本无此人"),
    ]
    let html = try answer(program, fields).html
    expect(
      html,
      has: [
        "<strong>完全一致</strong>", "不能说明证书是假的", "0803001003312345", "**************002X",
        "样本无此人", "修改后重新查询", "还可能是", "半个月到一个月", "哪些证书查得到", "最早1992.1，最晚2020.1",
        "可查范围表截至 2020年10月28日", "本库数据截至 <strong>2020年10月28日</strong>", "先找发证机构",
        "contacts.html", "拨打全国电话", "010-84661139", "010-85282055", "请勿向任何网站或个人付费",
      ])
    #expect(!html.contains("样本中心"))
    let object = try object(program, fields)
    #expect(object["as_of"] as? String == "2020-10-28")
    let asked = try #require(object["asked"] as? [String: String])
    #expect(
      asked == [
        "lookup": "qualification", "certificate_no": "0803001003312345",
        "id_no": "**************002X", "name": "样本无此人",
      ])
    let advice = try #require(object["advice"] as? [[String: String]])
    #expect(
      advice.map { $0["code"] } == [
        "proves_no_forgery", "upload_delay", "issuer_first", "pay_nobody",
      ])
    let contacts = try #require(object["contacts"] as? [[String: String]])
    #expect(contacts.map { $0["phone"] } == ["010-84661139", "010-85282055"])
    let coverage = try #require(object["coverage"] as? [String: String])
    #expect(coverage == ["from": "1992-01", "to": "2020-01", "as_of": "2020-10-28"])
  }

  @Test(
    arguments: Project.lookupPrograms,
    [
      ("1990", "year_not_covered", "您填写的年份不在这个范围内。"), ("2008", "year_covered", "您填写的年份在这个范围内。"),
    ])
  func provinceAndYearBringItsRangeAndItsContactAndFindNothingElse(
    program: String, row: (year: String, code: String, sentence: String)
  ) throws {
    let fields = [
      ("lookup", "qualification"), ("certificate_no", "0803001003312345"), ("name", "样本无此人"),
      ("province", "四川"), ("year", row.year),
    ]
    expect(
      try answer(program, fields).html,
      has: [
        "四川：1992.1—2019.12 可查。", row.sentence, "先找发证机构", "样本中心", "样本联系人", "000-00000000",
        "010-84661139",
      ])
    let object = try object(program, fields)
    let hints = try #require(object["hints"] as? [[String: String]])
    #expect(hints == [["code": row.code, "field": "year"]])
    let coverage = try #require(object["coverage"] as? [String: String])
    #expect(coverage["from"] == "1992-01" && coverage["to"] == "2019-12")
    let contacts = try #require(object["contacts"] as? [[String: String]])
    #expect(contacts.first?["phone"] == "000-00000000")
  }

  @Test(arguments: Project.lookupPrograms)
  func lookupWithoutYearsShowsWhichIssuersCanBeFoundInstead(program: String) throws {
    let fields = [
      ("lookup", "skill-level"), ("certificate_no", "Y000123000000195000001"), ("name", "样本无此人"),
      ("province", "四川"), ("year", "1990"),
    ]
    let html = try answer(program, fields).html
    #expect(!html.contains("1992.1"))
    #expect(html.contains("range.html"))
    #expect(try object(program, fields)["coverage"] == nil)
  }
}
