import Foundation
import Posix
import Site

/// What the commands say: results on standard output, everything else on standard error.
enum Terminal {
  /// Writes a part of a command's result as it is.
  static func write(_ text: String) {
    write(text, to: .output)
  }

  /// A line of a command's result.
  static func say(_ line: String) {
    write(line + "\n", to: .output)
  }

  /// A line about the work, or about what is wrong.
  static func note(_ line: String) {
    write(line + "\n", to: .error)
  }

  /// Puts a text in the place of the line on the terminal.
  static func rewrite(_ text: String) {
    write("\r\u{1B}[K" + text, to: .error)
  }

  /// Writes diagnostics, a line each.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      note(diagnostic.description)
    }
  }

  /// Writes what is wrong, and gives the failure that ends the command.
  static func failure(_ errors: ContentErrors) -> Failure {
    report(errors.diagnostics)
    let count = errors.diagnostics.filter { $0.severity == .error }.count
    return Failure(
      "\(count) \(count == 1 ? "error" : "errors"); nothing was written",
      findings: errors.diagnostics)
  }

  /// A stream that is closed ends the process, as is the custom of filters.
  private static func write(_ text: String, to stream: StandardStream) {
    do {
      try Posix.write(Array(text.utf8), to: stream)
    } catch {
      exit(1)
    }
  }
}

/// Something that ends a command; its text is the whole message.
struct Failure: Error {
  let message: String
  /// What was found in the content, and reported already.
  let findings: [Diagnostic]

  init(_ message: String, findings: [Diagnostic] = []) {
    self.message = message
    self.findings = findings
  }
}
