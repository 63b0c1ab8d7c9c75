import Testing

@testable import Site

@Suite struct CellTypeTests {
  @Test(arguments: ["2007.1", "2019.12", "2000", "1996", "2020.10"])
  func yearWithOrWithoutAMonthIsRight(_ cell: String) {
    #expect(CellType.month.problem(cell) == nil)
  }

  @Test(arguments: [
    "", "2007.0", "2007.13", "2007.01", "2007.", "2007.1.1", "2007.+1", "2007.-1", "07.1", "20071",
    "+200", "2007-1", "2007年", "２００７", " 2007", "1899", "2156", ".1",
  ])
  func anythingElseIsNoMonth(_ cell: String) {
    #expect(
      CellType.month.problem(cell) == "expected a month such as 2007.1, or a year such as 2000")
  }

  @Test func dayIsADayOfTheCalendar() {
    #expect(CellType.date.problem("2020-02-29") == nil)
    for cell in ["2019-02-29", "2020-2-9", "2020", "today"] {
      #expect(CellType.date.problem(cell) == "expected a day such as 2020-10-28")
    }
  }

  @Test func textIsAnything() {
    #expect(CellType.text.problem("") == nil)
    #expect(CellType.text.problem("<b>") == nil)
  }
}
