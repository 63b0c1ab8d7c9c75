import CSV
import CertificateIndex

/// A row that was left out, and why; it never holds what stands in a cell.
package struct RowFinding: Equatable, Sendable {
  /// The input's name.
  package let source: String
  /// The line, from 1.
  package let line: Int
  /// The field of the line, from 1.
  package let field: Int
  /// What is wrong and what to do.
  package let message: String

  /// `batch.csv:12:3: error: …`.
  package var description: String { "\(source):\(line):\(field): error: \(message)" }
}

/// Reads the certificates of one input.
struct BatchReader {
  private let name: String
  private let definition: LookupDefinition
  private let header: CertificateHeader
  private var csv: CSVReader<InputError>
  private var record = CSVRecord()

  /// What comes next.
  enum Outcome {
    case row(CertificateRow)
    case finding(RowFinding)
  }

  /// Opens the input and reads its header.
  init(_ input: BatchInput, definition: LookupDefinition) throws(InputError) {
    name = input.name
    self.definition = definition
    csv = CSVReader(try input.open())
    header = try BatchReader.header(&csv, name: input.name)
  }

  private static func header(
    _ csv: inout CSVReader<InputError>, name: String
  ) throws(InputError) -> CertificateHeader {
    var record = CSVRecord()
    switch try csv.next(into: &record) {
    case .end:
      throw InputError(
        name: name, message: "the input is empty; the first line must name the columns")
    case .bad(let error):
      throw InputError(name: "\(name):\(error.line):\(error.field)", message: error.message)
    case .record:
      let names = record.fields.indices.map { String(decoding: record[$0], as: UTF8.self) }
      do throws(HeaderProblem) {
        return try CertificateHeader(names: names)
      } catch {
        throw InputError(name: "\(name):\(record.line):\(error.field)", message: error.message)
      }
    }
  }

  /// The next row or finding; nil at the end.
  mutating func next() throws(InputError) -> Outcome? {
    switch try csv.next(into: &record) {
    case .end: return nil
    case .bad(let error): return .finding(finding(field: error.field, error.message))
    case .record: break
    }
    do throws(RowProblem) {
      return .row(try CertificateRow(record, header: header, definition: definition))
    } catch {
      let field = error.column.flatMap { header[$0] }.map { $0 + 1 } ?? 1
      return .finding(finding(field: field, error.message))
    }
  }

  private func finding(field: Int, _ message: String) -> RowFinding {
    RowFinding(source: name, line: record.line, field: field, message: message)
  }
}
