import CSV
import Testing

@Suite struct CSVErrorTests {
  @Test(arguments: [
    (
      CSVError.Reason.textAfterQuote,
      "text follows the closing quote; end the field there, or write a quote inside it twice"
    ),
    (
      .quoteInUnquotedField,
      "a quote stands inside an unquoted field; quote the whole field and write the quote twice"
    ),
    (
      .quoteNotClosed,
      "the quoted field does not end on its line; close the quote, and keep each record on one line"
    ),
    (
      .carriageReturnInField,
      "a carriage return stands inside the line; end lines with LF or CRLF only"
    ),
    (.tooLong, "the record is longer than 64 KiB; look for a quote or a line end that is missing"),
    (.notUTF8, "the text is not UTF-8; save the file as \"CSV UTF-8\""),
    (
      .wrongFieldCount(found: 3, expected: 4),
      "the row has 3 fields and the header 4; add or remove commas"
    ),
    (.duplicateName, "the header has this name twice; give each column a name of its own"),
  ])
  func saysWhatToDo(_ reason: CSVError.Reason, message: String) {
    let error = CSVError(line: 7, field: 2, reason: reason)
    #expect(error.message == message)
    #expect(error.description == "line 7, field 2: \(message)")
  }
}
