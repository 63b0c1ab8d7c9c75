import CSV
import Testing

/// What reading a whole input gives, record by record.
private enum Found: Equatable {
  case record(line: Int, [String])
  case bad(line: Int, field: Int, CSVError.Reason)
}

private struct Case: CustomTestStringConvertible {
  let testDescription: String
  let input: [UInt8]
  let found: [Found]

  init(_ description: String, _ input: String, _ found: [Found]) {
    testDescription = description
    self.input = Array(input.utf8)
    self.found = found
  }
}

private let cases = [
  Case("nothing", "", []),
  Case("one field", "a", [.record(line: 1, ["a"])]),
  Case("line feeds", "a,b\nc,d\n", [.record(line: 1, ["a", "b"]), .record(line: 2, ["c", "d"])]),
  Case("CRLF", "a\r\nb\r\n", [.record(line: 1, ["a"]), .record(line: 2, ["b"])]),
  Case("no last line end", "a\nb", [.record(line: 1, ["a"]), .record(line: 2, ["b"])]),
  Case("last line ends in CR", "a\r", [.record(line: 1, ["a"])]),
  Case("blank lines", "\n\r\na\n\nb\n", [.record(line: 3, ["a"]), .record(line: 5, ["b"])]),
  Case("byte order mark", "\u{FEFF}a,b\n", [.record(line: 1, ["a", "b"])]),
  Case("only a byte order mark", "\u{FEFF}\n", []),
  Case(
    "mark elsewhere stays", "a\n\u{FEFF}b",
    [
      .record(line: 1, ["a"]), .record(line: 2, ["\u{FEFF}b"]),
    ]),
  Case("mark before a quote", "\u{FEFF}\"a\"", [.record(line: 1, ["a"])]),
  Case("empty fields", ",,\n", [.record(line: 1, ["", "", ""])]),
  Case("spaces stay", " a , b ", [.record(line: 1, [" a ", " b "])]),
  Case("Chinese", "张三,焊工\n", [.record(line: 1, ["张三", "焊工"])]),
  Case("quoted", "\"a,b\",\"\"\n", [.record(line: 1, ["a,b", ""])]),
  Case("doubled quotes", "\"a\"\"b\",\"\"\"\",c", [.record(line: 1, ["a\"b", "\"", "c"])]),
  Case(
    "text after quote", "x,\"a\"b\nc\n",
    [
      .bad(line: 1, field: 2, .textAfterQuote), .record(line: 2, ["c"]),
    ]),
  Case(
    "quote in unquoted field", "a\"b,c\nd",
    [
      .bad(line: 1, field: 1, .quoteInUnquotedField), .record(line: 2, ["d"]),
    ]),
  Case(
    "line break in quotes", "a,b,\"c\nd\",e\nf",
    [
      .bad(line: 1, field: 3, .quoteNotClosed), .bad(line: 2, field: 1, .quoteInUnquotedField),
      .record(line: 3, ["f"]),
    ]),
  Case("quote open at the end", "a,\"", [.bad(line: 1, field: 2, .quoteNotClosed)]),
  Case(
    "lone CR", "a\rb\nc",
    [
      .bad(line: 1, field: 1, .carriageReturnInField), .record(line: 2, ["c"]),
    ]),
  Case("lone CR in quotes", "\"a\rb\"", [.bad(line: 1, field: 1, .carriageReturnInField)]),
]

@Suite struct CSVReaderTests {
  @Test(arguments: cases, [1, 2, 3, 7, 1 << 20])
  fileprivate func givesTheSameRecordsForChunksOfAnySize(_ test: Case, size: Int) {
    #expect(read(test.input, chunk: size) == test.found)
  }

  @Test(arguments: [7, 4096, 1 << 20])
  func recordOf64KiBIsTheLongest(chunk: Int) {
    let longest = String(repeating: "a", count: 65_536)
    let input = Array("\(longest)\r\n\(longest)b\r\nc\n\(longest)bb".utf8)
    let found: [Found] = [
      .record(line: 1, [longest]), .bad(line: 2, field: 1, .tooLong),
      .record(line: 3, ["c"]), .bad(line: 4, field: 1, .tooLong),
    ]
    #expect(read(input, chunk: chunk) == found)
  }

  @Test func errorOfTheSourceComesOutAsItIs() {
    struct DiskError: Error {}
    var reader = CSVReader { () throws(DiskError) in throw DiskError() }
    var record = CSVRecord()
    #expect(throws: DiskError.self) { try reader.next(into: &record) }
  }

  @Test func endStaysTheEnd() {
    var chunks: [[UInt8]] = [Array("a".utf8), [], Array("b".utf8)]
    var reader = CSVReader { () throws(Never) in chunks.removeFirst() }
    var record = CSVRecord()
    #expect(reader.next(into: &record) == .record)
    #expect(reader.next(into: &record) == .end)
    #expect(reader.next(into: &record) == .end)
  }

  @Test func badRecordLeavesNothingOfTheOneBefore() {
    var chunks = [Array("a,b\n\"\nc\n".utf8), []]
    var reader = CSVReader { () throws(Never) in chunks.removeFirst() }
    var record = CSVRecord()
    _ = reader.next(into: &record)
    _ = reader.next(into: &record)
    #expect(record.fields.isEmpty)
    #expect(reader.next(into: &record) == .record)
    #expect(record[0] == Array("c".utf8)[...])
  }

  private func read(_ input: [UInt8], chunk: Int) -> [Found] {
    var rest = input[...]
    var reader = CSVReader { () throws(Never) in
      defer { rest = rest.dropFirst(chunk) }
      return Array(rest.prefix(chunk))
    }
    var record = CSVRecord()
    var found: [Found] = []
    while true {
      switch reader.next(into: &record) {
      case .record:
        let fields = record.fields.indices.map { String(decoding: record[$0], as: UTF8.self) }
        found.append(.record(line: record.line, fields))
      case .bad(let error):
        found.append(.bad(line: error.line, field: error.field, error.reason))
      case .end: return found
      }
    }
  }
}
