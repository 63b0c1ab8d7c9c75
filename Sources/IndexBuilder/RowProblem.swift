import CSV
import QueryFields

/// Why a row is left out; it never holds what stands in a cell.
struct RowProblem: Error, Equatable {
  /// What is wrong.
  let reason: Reason
  /// The column; nil where it is the row as a whole.
  var column: BatchColumn?
  /// The field of the line, from 0; nil where the column says it.
  var field: Int?
  /// How many fields the row has, where that is wrong.
  var fieldCount = 0

  /// What can be wrong with a row; the raw values stand for them inside a build only.
  enum Reason: UInt8 {
    case wrongFieldCount
    case textAfterQuote
    case quoteInUnquotedField
    case quoteNotClosed
    case carriageReturnInField
    case tooLong
    case nothingVisible
    case cellTooLong
    case notUTF8
    case otherEncoding
    case controlCharacter
    case numberMissing
    case numberShortened
    case notALevel
    case notADay
    case notAScore
    case notAStatus
    case tooFewFields
    case removalOfNobody
    case noAlias
    case aliasOfNothing
    case aliasOfOther
    case aliasOfSeveral
    case aliasWithoutHolder
    case aliasFindsNothing
  }

  init(
    _ reason: Reason, _ column: BatchColumn? = nil, field: Int? = nil, fieldCount: Int = 0
  ) {
    self.reason = reason
    self.column = column
    self.field = field
    self.fieldCount = fieldCount
  }

  /// A line that is no record.
  init(_ error: CSVError) {
    let reason: Reason =
      switch error.reason {
      case .textAfterQuote: .textAfterQuote
      case .quoteInUnquotedField: .quoteInUnquotedField
      case .quoteNotClosed: .quoteNotClosed
      case .carriageReturnInField: .carriageReturnInField
      default: .tooLong
      }
    self.init(reason, field: error.field - 1)
  }

  /// A cell that a query could not have either.
  init(_ problem: FieldProblem, _ column: BatchColumn) {
    let reason: Reason =
      switch problem {
      case .empty: .nothingVisible
      case .tooLong: .cellTooLong
      case .notUTF8: .notUTF8
      case .controlCharacter: .controlCharacter
      }
    self.init(reason, column)
  }
}

extension RowProblem {
  /// What is wrong and what to do.
  ///
  /// - Parameter expectedFields: How many fields the header has.
  /// - Returns: One sentence.
  func message(expectedFields: Int) -> String {
    let advice = advice(expectedFields: expectedFields)
    return column.map { "\($0.title): \(advice)" } ?? advice
  }

  private func advice(expectedFields: Int) -> String {
    switch reason {
    case .wrongFieldCount:
      CSVError.Reason.wrongFieldCount(found: fieldCount, expected: expectedFields).message
    case .textAfterQuote: CSVError.Reason.textAfterQuote.message
    case .quoteInUnquotedField: CSVError.Reason.quoteInUnquotedField.message
    case .quoteNotClosed: CSVError.Reason.quoteNotClosed.message
    case .carriageReturnInField: CSVError.Reason.carriageReturnInField.message
    case .tooLong: CSVError.Reason.tooLong.message
    case .nothingVisible:
      "there is nothing but spaces and signs; write the value or leave the cell empty"
    case .cellTooLong: "longer than any such field; check for a missing comma"
    case .notUTF8: CSVError.Reason.notUTF8.message
    case .otherEncoding:
      "the text is not UTF-8 but, as it seems, GBK; say --encoding gb18030, or save the file as \"CSV UTF-8\""
    case .controlCharacter: "there is a control character; type the value again"
    case .numberMissing: "expected a number; without it no certificate can be entered"
    case .numberShortened:
      "expected the whole number; a spreadsheet has shortened it, so format the column as text and "
        + "export again"
    case .notALevel: "expected 1 to 5 or words such as 三级, 高级工, 三级/高级工, 特级技师"
    case .notADay: "expected a day such as 2021-03-05"
    case .notAScore:
      "expected 0 to 100 with at most one decimal, or 优秀, 良好, 合格, 不合格, 免考"
    case .notAStatus: "expected valid (有效), revoked (已撤销) or removed (已删除)"
    case .tooFewFields:
      "too few fields are filled to find the certificate; fill \(BatchColumn.idNumber.title) or "
        + BatchColumn.name.title
    case .removalOfNobody:
      "it is not clear whose certificate to remove; fill \(BatchColumn.idNumber.title) or "
        + BatchColumn.name.title
    case .noAlias:
      "there is nothing by which to find the certificate besides; fill "
        + "\(BatchColumn.otherIDNumber.title) or \(BatchColumn.otherName.title)"
    case .aliasOfNothing:
      "no certificate of the batches has this number; correct it, or remove the row"
    case .aliasOfOther:
      "the certificate of this number has another holder; write id_no and name as its last row has them"
    case .aliasOfSeveral:
      "several people have this number; say whose certificate it is, by \(BatchColumn.idNumber.title) or "
        + BatchColumn.name.title
    case .aliasWithoutHolder:
      "write what the batches have here, so that the certificate is found by it and the alias together"
    case .aliasFindsNothing:
      "too few fields are filled to find the certificate by the alias; fill "
        + "\(BatchColumn.idNumber.title) and \(BatchColumn.name.title)"
    }
  }
}
