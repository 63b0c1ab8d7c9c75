/// A small file in memory, with a header and rows; every error in it is kept.
package struct CSVTable: Equatable, Sendable {
  /// The names of the columns, from the first record.
  package private(set) var header: [String] = []
  /// The line of the header, or nil when the file has no record.
  package private(set) var headerLine: Int?
  /// The good rows, each as long as the header.
  package private(set) var rows: [Row] = []
  /// What is wrong, in the order of the file.
  package private(set) var errors: [CSVError] = []

  /// One row and where it stands.
  package struct Row: Equatable, Sendable {
    /// The line of the file, from 1.
    package let line: Int
    /// The content of the fields, in the order of the header.
    package let fields: [String]
  }

  /// Reads a whole file.
  package init(bytes: [UInt8]) {
    var rest = bytes
    var reader = CSVReader { () throws(Never) in
      defer { rest = [] }
      return rest
    }
    var record = CSVRecord()
    while true {
      switch reader.next(into: &record) {
      case .record: add(record)
      case .bad(let error): errors.append(error)
      case .end: return
      }
    }
  }

  /// The place of a column in every row, or nil when the header has no such name.
  package func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Takes the first record as the header and the others as rows.
  private mutating func add(_ record: CSVRecord) {
    guard let fields = text(of: record) else { return }
    guard headerLine != nil else { return begin(fields, line: record.line) }
    guard fields.count == header.count else {
      return report(
        record.line, min(fields.count, header.count) + 1,
        .wrongFieldCount(found: fields.count, expected: header.count))
    }
    rows.append(Row(line: record.line, fields: fields))
  }

  private mutating func begin(_ names: [String], line: Int) {
    header = names
    headerLine = line
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      report(line, place + 1, .duplicateName)
    }
  }

  /// The fields as text, or nil after a report that one is not UTF-8.
  private mutating func text(of record: CSVRecord) -> [String]? {
    var fields: [String] = []
    for range in record.fields {
      guard let field = String(validating: record.bytes[range], as: UTF8.self) else {
        report(record.line, fields.count + 1, .notUTF8)
        return nil
      }
      fields.append(field)
    }
    return fields
  }

  private mutating func report(_ line: Int, _ field: Int, _ reason: CSVError.Reason) {
    errors.append(CSVError(line: line, field: field, reason: reason))
  }
}
