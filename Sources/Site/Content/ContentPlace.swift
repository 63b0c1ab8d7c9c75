/// A place in a file of the content, for what is to be said about it later.
package struct ContentPlace: Hashable, Sendable {
  /// The path of the file, from the project's folder.
  package let path: String
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in characters.
  package let column: Int

  /// Something about this place.
  func diagnostic(_ message: String, severity: Diagnostic.Severity = .error) -> Diagnostic {
    Diagnostic(path: path, line: line, column: column, severity: severity, message: message)
  }
}
