import QueryFields
import Testing

@Suite struct CertificateNumberRemarksTests {
  private func remarks(_ typed: String) throws -> CertificateNumberRemarks {
    try CertificateNumberRemarks(typed: Array(typed.utf8).span, thisYear: 2026)
  }

  @Test(
    arguments: [
      ("1503001003312345", CertificateNumberRemarks.Form.qualification, 2015, nil),
      ("9903001003312345", .qualification, 1999, nil),
      ("15 0300-1003 312345", .qualification, 2015, nil),
      ("0003001003312", .shanghai, nil, nil),
      ("1503001003312", .shanghai, nil, nil),
      ("0001503001003312", .shanghai, nil, nil),
      ("Y000123000000195000001", .skillLevel, 2019, 23),
      ("y000151000000214000001", .skillLevel, 2021, 51),
      ("YT00123000000195000001", .skillLevel, 2019, 23),
      ("00123456", .short, nil, nil),
      ("150300100331", .short, nil, nil),
      ("15030010033123456", .unusual, nil, nil),
      ("R0N12345678901234567", .unusual, nil, nil),
      ("Y00012300000019500000A", .unusual, nil, nil),
      ("YTA0123000000195000001", .unusual, nil, nil),
      ("劳技字第12345号", .unusual, nil, nil),
    ] as [(String, CertificateNumberRemarks.Form, Int?, Int?)])
  func knowsTheFormWithItsYearAndProvince(
    typed: String, form: CertificateNumberRemarks.Form, year: Int?, province: Int?
  ) throws {
    let remarks = try remarks(typed)
    #expect(remarks.form == form)
    #expect(remarks.year == year)
    #expect(remarks.province == province)
    #expect(remarks.doubts == [])
  }

  @Test(
    arguments: [
      ("2703001003312345", CertificateNumberRemarks.Doubts.year),
      ("7903001003312345", .year),
      ("1503005003312345", .institution),
      ("1503009003012345", [.institution, .level]),
      ("1503001003612345", .level),
      ("Y000123000000275000001", .year),
      ("Y000123000000196000001", .level),
      ("Y000116000000195000001", .province),
      ("Y000199000000990000001", [.province, .level, .year]),
      ("YT00116000000190000001", .province),
      ("2603001003312345", []),
      ("Y000166000000265000001", []),
      ("0009999999999999", []),
    ] as [(String, CertificateNumberRemarks.Doubts)])
  func doubtsDigitsThatMeanNothing(typed: String, doubts: CertificateNumberRemarks.Doubts) throws {
    #expect(try remarks(typed).doubts == doubts)
  }

  @Test func knowsEveryProvinceOfTheStandard() throws {
    let provinces = [
      11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
      52,
      53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    ]
    for code in 0...99 {
      let digits = code < 10 ? "0\(code)" : "\(code)"
      let isDoubted = try remarks("Y0001\(digits)000000195000001").doubts.contains(.province)
      #expect(isDoubted == !(provinces + [66]).contains(code), "\(code)")
    }
  }

  @Test(arguments: [
    ("1503001003312", true, false), ("0001503001003312", false, false),
    ("15O3001003312", true, true), ("1503001003312345", false, false),
    ("l503OO1003312345", false, true), ("YOOO123000000195000001", false, true),
    ("１５０３００1003312345", false, false), ("15O3001003A12345", false, false),
  ])
  func saysWhatWasReadInAnotherWay(typed: String, lengthened: Bool, corrected: Bool) throws {
    let remarks = try remarks(typed)
    #expect(remarks.wasLengthened == lengthened)
    #expect(remarks.wasCorrected == corrected)
  }

  @Test(arguments: 0..<4) func saysSomethingOfWhateverANumberMayBe(seed: UInt64) throws {
    var texts = TextGenerator(seed: seed)
    for _ in 0..<1000 {
      let text = texts.text()
      let remarks: CertificateNumberRemarks
      do throws(FieldProblem) {
        remarks = try CertificateNumberRemarks(typed: Array(text.utf8).span, thisYear: 2026)
      } catch {
        #expect(throws: error) { try CertificateNumber(text) }
        continue
      }
      let key = try CertificateNumber(text).key
      #expect((remarks.form == .skillLevel) == (key.count == 22 && remarks.province != nil))
    }
  }
}
