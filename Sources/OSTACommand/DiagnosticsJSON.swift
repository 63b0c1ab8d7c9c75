import Foundation
import Site

extension [Diagnostic] {
  /// The findings as an array of JSON, a line each.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let lines = try map { String(decoding: try encoder.encode(Line($0)), as: UTF8.self) }
      return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    }
  }
}

/// A finding as programs get it.
private struct Line: Encodable {
  let file: String
  let line: Int
  let column: Int
  let severity: String
  let message: String
  let rule: String?

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.path
    line = diagnostic.line
    column = diagnostic.column
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
    rule = diagnostic.rule
  }
}
