import CSV
import Testing

@Suite struct CSVTableTests {
  @Test func hasAHeaderAndNumberedRows() {
    let table = CSVTable(bytes: Array("\u{FEFF}province,phone\r\n\r\n北京,12333\r\n".utf8))
    #expect(table.header == ["province", "phone"])
    #expect(table.headerLine == 1)
    #expect(table.rows.map(\.line) == [3])
    #expect(table.rows.map(\.fields) == [["北京", "12333"]])
    #expect(table.column("phone") == 1)
    #expect(table.column("fax") == nil)
    #expect(table.errors.isEmpty)
  }

  @Test func reportsEveryErrorAndKeepsTheGoodRows() {
    let table = CSVTable(bytes: Array("a,b,a\n1,2\n\"\n1,2,3\n1,2,3,4\n1,".utf8) + [0xC4, 0xE3])
    let errors = [
      CSVError(line: 1, field: 3, reason: .duplicateName),
      CSVError(line: 2, field: 3, reason: .wrongFieldCount(found: 2, expected: 3)),
      CSVError(line: 3, field: 1, reason: .quoteNotClosed),
      CSVError(line: 5, field: 4, reason: .wrongFieldCount(found: 4, expected: 3)),
      CSVError(line: 6, field: 2, reason: .notUTF8),
    ]
    #expect(table.errors == errors)
    #expect(table.rows.map(\.line) == [4])
  }

  @Test func emptyFileHasNoHeader() {
    let table = CSVTable(bytes: [])
    #expect(table.headerLine == nil)
    #expect(table.header.isEmpty)
    #expect(table.rows.isEmpty)
    #expect(table.errors.isEmpty)
  }
}
