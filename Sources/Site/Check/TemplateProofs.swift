import Proofreading

/// What can be seen in a template before it is used.
enum TemplateProofs {
  /// Control characters, pictures without words, and numbers of persons.
  static func diagnostics(in text: String, path: String) -> [Diagnostic] {
    controlCharacter(in: text, path: path) + Diagnostic.personalNumbers(in: text, path: path)
      + pictures(in: text, path: path)
  }

  private static func controlCharacter(in text: String, path: String) -> [Diagnostic] {
    guard let index = text.firstControlCharacter else { return [] }
    let place = TextPlace(of: index, in: text)
    return [
      Diagnostic(
        path: path, line: place.line, column: place.column, message: .controlCharacterProblem)
    ]
  }

  /// Tags `img` that have no `alt`; an empty one is right where a picture only decorates (WCAG 2.1, 1.1.1).
  private static func pictures(in text: String, path: String) -> [Diagnostic] {
    guard text.contains("<img") else { return [] }
    return text.split(separator: "<img", omittingEmptySubsequences: false).dropFirst()
      .filter { !hasWords($0.prefix { $0 != ">" }) }
      .map { rest in
        let place = TextPlace(of: rest.startIndex, in: text, before: "<img".count)
        return Diagnostic(
          path: path, line: place.line, column: place.column, severity: .warning,
          message: "the picture has no words; say in alt=\"…\" what it shows, or alt=\"\" where it "
            + "only decorates", rule: Rule.imageText.rawValue)
      }
  }

  private static func hasWords(_ attributes: Substring) -> Bool {
    attributes.split(whereSeparator: \.isWhitespace).contains {
      $0 == "alt" || $0.hasPrefix("alt=")
    }
  }
}
