import Proofreading
import Testing

/// Numbers of persons, which are not published by mistake; all of these are invented.
@Suite struct PersonalNumberTests {
  private func rules(_ text: String) -> [String] {
    PersonalNumbers.findings(in: text).map {
      "\($0.line):\($0.column) \($0.rule.rawValue)"
    }
  }

  @Test(arguments: [
    "13000000000", "电话13000000000。", "130 0000 0000", "130-0000-0000", "+86 13000000000",
    "8613000000000", "１３００００００００0", "tel:13000000000", "86-130-0000-0000",
  ])
  func mobileNumbers(_ text: String) {
    #expect(rules(text).map { $0.split(separator: " ")[1] } == ["mobile-number"])
  }

  @Test(arguments: [
    "110000199001010000", "11000019900101000X", "11000019900101000x", "110000 19900101 0000",
    "110000-1990-0101-0000", "110000900101000", "证件号码：11000019900101000Ｘ，",
  ])
  func idNumbers(_ text: String) {
    #expect(rules(text).map { $0.split(separator: " ")[1] } == ["id-number"])
  }

  @Test(arguments: [
    "130****0000", "110000********000X", "010-84661139", "1300001000400001",
    "S000000000000191000001", "150 200 300 40", "2020-10-28 12:30", "12000000000",
    "110000199013010000", "000000199001010000", "a13000000000", "130000000000",
    "1990.1-2019.12", "99999999999999999999", "130-0000-000X\n12000000000",
  ])
  func otherNumbers(_ text: String) {
    #expect(rules(text) == [])
  }

  @Test func eachNumberHasItsPlace() {
    #expect(
      rules("甲\n乙 13000000000 13000000001\n110000199001010000") == [
        "2:3 mobile-number", "2:15 mobile-number", "3:1 id-number",
      ])
  }

  @Test(arguments: 0..<24)
  func aNumberIsFoundWhereverItStands(_ offset: Int) {
    let before = String(repeating: "a", count: offset)
    #expect(rules("甲\n\(before) 13000000000") == ["2:\(offset + 2) mobile-number"])
    #expect(rules("\(before)\n１３０００００００００\n") == ["2:1 mobile-number"])
    #expect(rules("\(before)文１３０００００００００") == ["1:\(offset + 2) mobile-number"])
  }

  @Test(arguments: ["130 0000 0000", "130-0000-0000", "１３000000000"])
  func oneNumberIsTheSameHoweverItIsWritten(_ text: String) {
    #expect(PersonalNumbers.findings(in: text).map(\.subject) == ["13000000000"])
    #expect(PersonalNumbers.plain(text) == "13000000000")
  }

  @Test func messagesHideTheNumber() {
    let findings = PersonalNumbers.findings(in: "13000000000 和 11000019900101000X")
    #expect(findings.count == 2)
    #expect(
      findings.map { $0.message.prefix(while: { $0 != "," }) } == [
        "the number of a mobile phone would be published; write it as 130****0000",
        "an ID number would be published; write it as 110***********000X",
      ])
  }
}
