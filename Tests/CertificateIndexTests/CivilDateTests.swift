import CertificateIndex
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    (1900, 1, 1), (1900, 2, 28), (2000, 2, 29), (2020, 2, 29), (2021, 4, 30), (2155, 12, 31),
  ])
  func takesDaysThatExist(year: Int, month: Int, day: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.year == year)
    #expect(date.month == month)
    #expect(date.day == day)
  }

  @Test(arguments: [
    (1899, 12, 31), (2156, 1, 1), (1900, 2, 29), (2021, 2, 29), (2100, 2, 29), (2021, 4, 31),
    (2021, 0, 1), (2021, 13, 1), (2021, 1, 0), (2021, 1, 32), (2021, -1, 1), (.max, 1, 1),
    (.min, 1, 1),
  ])
  func refusesDaysThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func packsEveryDayIntoItsWidthAndInOrder() {
    var last: UInt32?
    for year in 1900...2155 {
      for month in 1...12 {
        for day in 1...CivilDate.days(inMonth: month, of: year) {
          let date = CivilDate(year: year, month: month, day: day)
          let packed = date?.packed ?? 0
          guard packed < 1 << CivilDate.width, last.map({ $0 < packed }) ?? true,
            CivilDate(packed: packed) == date, date != nil
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          last = packed
        }
      }
    }
  }

  /// No month, no day, month 13, 30 February, the year 2156.
  private static let noDays: [UInt32] = [0, 0x201, 0x220, 0x1a1, 0x5e, 0x2_0021, .max]

  @Test(arguments: noDays)
  func refusesPackedBitsThatAreNoDay(packed: UInt32) {
    #expect(CivilDate(packed: packed) == nil)
  }

  @Test func comparesByDay() throws {
    let earlier = try #require(CivilDate(year: 2020, month: 12, day: 31))
    let later = try #require(CivilDate(year: 2021, month: 1, day: 1))
    #expect(earlier < later)
    #expect(!(later < earlier))
  }

  @Test(arguments: ["1900-01-01", "2021-03-05", "2020-12-31", "2155-10-10"])
  func writesADayAsItReadIt(text: String) {
    #expect(CivilDate(iso8601: Array(text.utf8))?.iso8601 == Array(text.utf8))
  }

  @Test(arguments: [
    "", "2021-3-5", "2021-03-5", "20210305", "2021/03/05", "2021-03-05 ", " 2021-03-05",
    "2021-02-30",
    "2021-03-0５", "-021-03-05", "2021-+3-05", "abcd-ef-gh", "1899-12-31",
  ])
  func readsNothingButAFullDate(text: String) {
    #expect(CivilDate(iso8601: Array(text.utf8)) == nil)
  }

  @Test func writesAChineseDateWithoutPadding() throws {
    let date = try #require(CivilDate(year: 2021, month: 3, day: 5))
    #expect(String(decoding: date.chinese, as: UTF8.self) == "2021年3月5日")
  }
}
