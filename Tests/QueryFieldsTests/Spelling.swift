import QueryFields
import Testing

/// One way to type a field, and the key it must have.
struct Spelling: CustomTestStringConvertible {
  let typed: String
  let key: String

  init(_ typed: String, _ key: String) {
    self.typed = typed
    self.key = key
  }

  /// The scalars of what was typed, so that invisible ones are told apart in a report.
  var testDescription: String {
    typed.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + " → " + key
  }
}

extension QueryField {
  /// Normalises a text.
  init(_ text: String) throws(FieldProblem) {
    try self.init(typed: Array(text.utf8))
  }

  /// The key as text.
  var keyText: String { String(decoding: key, as: UTF8.self) }
}
