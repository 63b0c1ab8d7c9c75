/// Something about a row that somebody should know; it never holds what stands in a cell.
package struct RowFinding: Equatable, Sendable {
  /// The input's name.
  package let source: String
  /// The line, from 1.
  package let line: Int
  /// The field of the line, from 1.
  package let field: Int
  /// Whether the row was left out.
  package let isError: Bool
  /// What is wrong and what to do.
  package let message: String

  /// `batch.csv:12:3: error: …`.
  package var description: String {
    "\(source):\(line):\(field): \(isError ? "error" : "warning"): \(message)"
  }
}

/// What is known of an input besides its rows.
struct SourceInfo: Sendable {
  /// The name in messages.
  let name: String
  /// The name in the index.
  let shortName: String
  /// Where its columns stand.
  let header: CertificateHeader
}

extension RowEvent {
  /// The event as a finding; nil where it is in the order of things.
  func finding(sources: [SourceInfo]) -> RowFinding? {
    let source = sources[place.source]
    switch kind {
    case .rejected(let problem):
      let field = problem.field ?? problem.column.flatMap { source.header[$0] } ?? 0
      return RowFinding(
        source: source.name, line: place.line, field: field + 1, isError: true,
        message: problem.message(expectedFields: source.header.fieldCount))
    case .twin:
      let other = other.map { "\(sources[$0.source].name):\($0.line)" } ?? ""
      return RowFinding(
        source: source.name, line: place.line,
        field: (source.header[.certificateNumber] ?? 0) + 1, isError: false,
        message: "\(BatchColumn.certificateNumber.title): \(other) has the same number and is of "
          + "somebody else; both are indexed")
    default: return nil
    }
  }
}
