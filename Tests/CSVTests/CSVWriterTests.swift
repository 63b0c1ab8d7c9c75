import CSV
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"),
    (["a,b", "c"], "\"a,b\",c\n"),
    (["a\"b"], "\"a\"\"b\"\n"),
    (["a\nb", "a\rb"], "\"a\nb\",\"a\rb\"\n"),
    ([" a", "a ", "a b"], "\" a\",\"a \",a b\n"),
    (["", ""], ",\n"),
    ([""], "\"\"\n"),
    (["张三"], "张三\n"),
  ])
  func quotesOnlyWhereNeeded(_ fields: [String], written: String) {
    var writer = CSVWriter()
    writer.write(fields)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == written)
  }

  @Test func whatIsWrittenReadsBack() {
    let rows = [["name", "note"], ["a,b", "\"quoted\""], [" ", ""], ["", ""]]
    var writer = CSVWriter()
    for row in rows { writer.write(row) }
    let table = CSVTable(bytes: writer.bytes)
    #expect(table.errors.isEmpty)
    #expect([table.header] + table.rows.map(\.fields) == rows)
  }
}
