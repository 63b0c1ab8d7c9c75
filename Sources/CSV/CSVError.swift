/// Why a record could not be read, and where; it never holds content of the file.
package struct CSVError: Error, Equatable, Sendable {
  /// The line of the file, from 1.
  package let line: Int
  /// The field in that line, from 1.
  package let field: Int
  /// What is wrong there.
  package let reason: Reason

  /// Makes an error at a place.
  package init(line: Int, field: Int, reason: Reason) {
    self.line = line
    self.field = field
    self.reason = reason
  }

  /// What can be wrong with a record.
  package enum Reason: Equatable, Sendable {
    /// A closing quote is followed by something else than a comma or the end of the line.
    case textAfterQuote
    /// A quote stands inside a field that does not begin with one.
    case quoteInUnquotedField
    /// A quoted field does not end on the line where it began.
    case quoteNotClosed
    /// A carriage return stands elsewhere than before the line feed.
    case carriageReturnInField
    /// The line is longer than `CSVReader.longestRecord`.
    case tooLong
    /// The field is not UTF-8; only tables ask for it.
    case notUTF8
    /// The row has fewer or more fields than the header; only tables ask for it.
    case wrongFieldCount(found: Int, expected: Int)
    /// The header has a name twice; only tables ask for it.
    case duplicateName
  }
}

extension CSVError: CustomStringConvertible {
  /// The place, then the message.
  package var description: String { "line \(line), field \(field): \(message)" }

  /// What is wrong and what to do, in one sentence without the place.
  package var message: String { reason.message }
}

extension CSVError.Reason {
  /// What is wrong and what to do, in one sentence without the place.
  package var message: String {
    switch self {
    case .textAfterQuote:
      "text follows the closing quote; end the field there, or write a quote inside it twice"
    case .quoteInUnquotedField:
      "a quote stands inside an unquoted field; quote the whole field and write the quote twice"
    case .quoteNotClosed:
      "the quoted field does not end on its line; close the quote, and keep each record on one line"
    case .carriageReturnInField:
      "a carriage return stands inside the line; end lines with LF or CRLF only"
    case .tooLong:
      "the record is longer than 64 KiB; look for a quote or a line end that is missing"
    case .notUTF8:
      "the text is not UTF-8; save the file as \"CSV UTF-8\""
    case .wrongFieldCount(let found, let expected):
      "the row has \(found) fields and the header \(expected); add or remove commas"
    case .duplicateName:
      "the header has this name twice; give each column a name of its own"
    }
  }
}
