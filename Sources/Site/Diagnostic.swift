import Posix

/// Something about the content that its author should know.
package struct Diagnostic: Hashable, Sendable {
  /// Whether the site can be built all the same.
  package enum Severity: String, Sendable {
    case error
    case warning
  }

  /// The path of the file, from the project's folder.
  package let path: String
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in characters; in a CSV file the number of the field.
  package let column: Int
  package let severity: Severity
  /// What is wrong and what to do.
  package let message: String
  /// The rule that was broken, by the name that `checks:` in site.yaml sets; nil for what no
  /// setting changes.
  package let rule: String?
  /// What `checks:` may allow, such as a number; it is never shown.
  package let subject: String?

  package init(
    path: String, line: Int = 1, column: Int = 1, severity: Severity = .error, message: String,
    rule: String? = nil, subject: String? = nil
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
    self.rule = rule
    self.subject = subject
  }
}

extension Diagnostic {
  /// The same, where it need not stop a build.
  var asWarning: Diagnostic { with(.warning) }

  /// The same with another severity.
  func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(
      path: path, line: line, column: column, severity: severity, message: message, rule: rule,
      subject: subject)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The line that its author reads.
  ///
  ///     content/a.md:3:7: error: unknown field 'titel'; did you mean 'title'?
  ///     content/a.md:9:4: warning: ',' in Chinese text is '，' [punctuation]
  package var description: String {
    "\(path):\(line):\(column): \(severity.rawValue): \(message)"
      + (rule.map { " [\($0)]" } ?? "")
  }
}

extension Diagnostic: Comparable {
  /// In order of files, lines and columns.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.path, left.line, left.column, left.message)
      < (right.path, right.line, right.column, right.message)
  }
}

/// Content that cannot be built: its errors, all of them.
package struct ContentErrors: Error {
  /// Errors and warnings in order; at least one error.
  package let diagnostics: [Diagnostic]
}

extension SystemError {
  /// What the error means, for a diagnostic.
  var message: String { String(decoding: text, as: UTF8.self) }
}
