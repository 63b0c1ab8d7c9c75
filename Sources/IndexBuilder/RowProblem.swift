import QueryFields

/// Why a row is left out; it never holds what stands in a cell.
struct RowProblem: Error, Equatable {
  /// The column; nil where it is the row as a whole.
  let column: BatchColumn?
  /// What is wrong and what to do.
  let message: String
}

extension RowProblem {
  /// A field that a query could not have either.
  static func field(_ column: BatchColumn, _ problem: FieldProblem) -> RowProblem {
    RowProblem(column: column, message: "\(column.title): \(problem.advice)")
  }

  /// A cell of another form than the column has.
  static func cell(_ column: BatchColumn, expected: String) -> RowProblem {
    RowProblem(column: column, message: "\(column.title): expected \(expected)")
  }
}

extension FieldProblem {
  fileprivate var advice: String {
    switch self {
    case .empty: "there is nothing but spaces and signs; write the value or leave the cell empty"
    case .tooLong: "longer than any such field; check for a missing comma"
    case .notUTF8: "not UTF-8; save the file as \"CSV UTF-8\""
    case .controlCharacter: "there is a control character; type the value again"
    }
  }
}
