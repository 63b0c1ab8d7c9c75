import CSV
import CertificateIndex
import QueryFields

/// One row of a batch, read and normalised.
struct CertificateRow {
  let certificateNumber: [UInt8]
  let idNumber: IDNumber?
  let name: [UInt8]?
  var certificate: Certificate

  /// Reads a row.
  ///
  /// - Throws: The first thing that is wrong with it.
  init(
    _ record: CSVRecord, header: CertificateHeader, definition: LookupDefinition
  ) throws(RowProblem) {
    guard record.fields.count == header.fieldCount else {
      throw RowProblem(
        column: nil,
        message: "the row has \(record.fields.count) fields and the header \(header.fieldCount); "
          + "add or remove commas")
    }
    let cells = RowCells(record: record, header: header)
    certificateNumber = try cells.certificateNumber()
    idNumber = try cells.field(.idNumber, as: IDNumber.self)
    name = try cells.field(.name, as: PersonName.self)?.key
    certificate = Certificate(
      batch: Batch(
        issuer: try cells.text(.issuer), occupation: try cells.text(.occupation),
        level: try cells.level(), issued: try cells.date()),
      scores: Scores(theory: try cells.score(.theory), practical: try cells.score(.practical)),
      isRevoked: try cells.isRevoked())
    guard definition.keys.contains(where: { values(of: $0) != nil }) else {
      throw RowProblem(
        column: nil,
        message: "too few fields are filled to find the certificate; "
          + "fill \(BatchColumn.idNumber.title) or \(BatchColumn.name.title)")
    }
  }

  /// The values of a key's fields, in each way in which they are entered; nil where one is empty.
  func values(of key: FieldSet) -> [[[UInt8]]]? {
    var ways: [[[UInt8]]] = [[]]
    for field in key.fields {
      let forms = forms(of: field)
      guard !forms.isEmpty else { return nil }
      ways = ways.flatMap { way in forms.map { way + [$0] } }
    }
    return ways
  }

  /// All normalised forms of a field; none where it is empty.
  private func forms(of field: Field) -> [[UInt8]] {
    switch field {
    case .certificateNumber: [certificateNumber]
    case .idNumber: idNumber.map { [$0.key] + $0.furtherKeys } ?? []
    case .name: name.map { [$0] } ?? []
    }
  }
}

/// The cells of a row by their columns.
private struct RowCells {
  let record: CSVRecord
  let header: CertificateHeader

  /// What stands in a column; nothing where the file has no such column.
  private func cell(_ column: BatchColumn) -> ArraySlice<UInt8> {
    header[column].map { record[$0] } ?? []
  }

  func certificateNumber() throws(RowProblem) -> [UInt8] {
    let cell = cell(.certificateNumber)
    guard !isScientific(cell) else {
      throw .cell(
        .certificateNumber,
        expected: "the whole number; a spreadsheet has shortened it, "
          + "so format the column as text and export again")
    }
    guard let number = try field(.certificateNumber, as: CertificateNumber.self) else {
      throw .cell(
        .certificateNumber, expected: "a number; without it no certificate can be entered")
    }
    return number.key
  }

  /// A field that visitors ask by; nil where the cell is empty or holds nothing but spaces.
  func field<Value: QueryField>(
    _ column: BatchColumn, as type: Value.Type
  ) throws(RowProblem) -> Value? {
    let cell = cell(column)
    guard cell.contains(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    do throws(FieldProblem) {
      return try Value(typed: Array(cell))
    } catch {
      throw .field(column, error)
    }
  }

  /// A text that is shown as it stands.
  func text(_ column: BatchColumn) throws(RowProblem) -> [UInt8] {
    let cell = cell(column)
    guard cell.count <= 400 else { throw .field(column, .tooLong) }
    guard String(validating: cell, as: UTF8.self) != nil else { throw .field(column, .notUTF8) }
    guard !cell.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
      throw .field(column, .controlCharacter)
    }
    return Array(cell)
  }

  func level() throws(RowProblem) -> Level? {
    let cell = cell(.level)
    guard !cell.isEmpty else { return nil }
    guard let level = Level(text: String(decoding: cell, as: UTF8.self)) else {
      throw .cell(.level, expected: "1 to 5 or words such as 三级, 高级工, 三级/高级工, 特级技师")
    }
    return level
  }

  func date() throws(RowProblem) -> CivilDate? {
    let cell = cell(.issued)
    guard !cell.isEmpty else { return nil }
    guard let date = CivilDate(iso8601: Array(cell)) else {
      throw .cell(.issued, expected: "a day such as 2021-03-05")
    }
    return date
  }

  func score(_ column: BatchColumn) throws(RowProblem) -> Score? {
    let cell = cell(column)
    guard !cell.isEmpty else { return nil }
    guard let score = Score(text: Array(cell)) else {
      throw .cell(
        column, expected: "0 to 100 with at most one decimal, or 优秀, 良好, 合格, 不合格, 免考")
    }
    return score
  }

  func isRevoked() throws(RowProblem) -> Bool {
    switch String(decoding: cell(.status), as: UTF8.self) {
    case "", "valid", "有效": return false
    case "revoked", "撤销", "已撤销": return true
    default: throw .cell(.status, expected: "valid (有效) or revoked (已撤销)")
    }
  }
}

/// Whether a spreadsheet has turned the number into something like `1.23E+15`.
private func isScientific(_ cell: ArraySlice<UInt8>) -> Bool {
  let parts = cell.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
  guard parts.count == 2, let mantissa = parts.first, let mark = mantissa.last else { return false }
  let isExponent = !parts[1].isEmpty && parts[1].allSatisfy(isDigit)
  let digits = mantissa.dropLast()
  return (mark | 0x20) == UInt8(ascii: "e") && isExponent && !digits.isEmpty
    && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
}

private func isDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
}
