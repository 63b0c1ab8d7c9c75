import CertificateIndex
import QueryFields
import TextEncoding

/// The content of one cell, without its quotes.
typealias Cell = UnsafeBufferPointer<UInt8>

extension Cell {
  /// Whether two cells have the same content.
  func hasContent(of other: some Collection<UInt8>) -> Bool {
    elementsEqual(other)
  }

  /// Whether the cell has the bytes of a literal.
  func reads(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount
      && zip(self, UnsafeBufferPointer(start: text.utf8Start, count: count)).allSatisfy { $0 == $1 }
  }

  /// Whether there is nothing but spaces.
  var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") } }
}

/// What the cells of the columns that are not asked by mean.
enum RowCells {
  /// The most bytes of a text.
  static let longestText = 400

  /// A text that is shown as it stands.
  static func text(_ cell: Cell, _ column: BatchColumn) throws(RowProblem) -> [UInt8] {
    guard cell.count <= longestText else { throw RowProblem(.cellTooLong, column) }
    guard String(validating: cell, as: UTF8.self) != nil else {
      throw RowProblem(notUTF8: cell, column)
    }
    guard !cell.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
      throw RowProblem(.controlCharacter, column)
    }
    return Array(cell)
  }

  static func level(_ cell: Cell) throws(RowProblem) -> Level? {
    guard !cell.isEmpty else { return nil }
    guard let level = Level(text: String(decoding: cell, as: UTF8.self)) else {
      throw RowProblem(.notALevel, .level)
    }
    return level
  }

  static func day(_ cell: Cell) throws(RowProblem) -> CivilDate? {
    guard !cell.isEmpty else { return nil }
    guard let date = CivilDate(iso8601: Array(cell)) else { throw RowProblem(.notADay, .issued) }
    return date
  }

  /// The code of a score, 0 where there is none.
  static func score(_ cell: Cell, _ column: BatchColumn) throws(RowProblem) -> UInt16 {
    if cell.isEmpty { return 0 }
    if let code = usualScore(cell) { return code }
    guard let score = Score(text: Array(cell)) else { throw RowProblem(.notAScore, column) }
    return score.code
  }

  /// The code of a score of two digits, with one decimal or none.
  private static func usualScore(_ cell: Cell) -> UInt16? {
    guard cell.count == 2 || (cell.count == 4 && cell[2] == UInt8(ascii: ".")) else { return nil }
    let tens = cell[0] &- UInt8(ascii: "0")
    let ones = cell[1] &- UInt8(ascii: "0")
    let tenths = cell.count == 4 ? cell[3] &- UInt8(ascii: "0") : 0
    guard tens < 10, ones < 10, tenths < 10 else { return nil }
    return Score(code: UInt16(tens) * 100 + UInt16(ones) * 10 + UInt16(tenths) + 1)?.code
  }

  /// Whether a row removes its certificate, so that nothing but whose it is counts.
  static func isRemoval(_ cell: Cell) -> Bool {
    cell.reads("removed") || cell.reads("删除") || cell.reads("已删除")
  }

  /// Whether the certificate of a row that is no removal was revoked.
  static func isRevoked(_ cell: Cell) throws(RowProblem) -> Bool {
    if cell.isEmpty || cell.reads("valid") || cell.reads("有效") { return false }
    if cell.reads("revoked") || cell.reads("撤销") || cell.reads("已撤销") { return true }
    throw RowProblem(.notAStatus, .status)
  }

  /// Whether a spreadsheet has turned a number into something like `1.23E+15`.
  static func isScientific(_ cell: Cell) -> Bool {
    let space = UInt8(ascii: " ")
    let number = cell.drop { $0 == space }.prefix { $0 != space }
    let parts = number.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    guard parts.count == 2, let mark = parts[0].last else { return false }
    let isExponent = !parts[1].isEmpty && parts[1].allSatisfy(isDigit)
    let digits = parts[0].dropLast()
    return (mark | 0x20) == UInt8(ascii: "e") && isExponent && !digits.isEmpty
      && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
  }
}

extension RowProblem {
  /// Bytes that are no UTF-8, and perhaps those of the encoding that is usual beside it.
  init(notUTF8 cell: Cell, _ column: BatchColumn) {
    self.init(isProbablyGB18030(cell) ? .otherEncoding : .notUTF8, column)
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
}
