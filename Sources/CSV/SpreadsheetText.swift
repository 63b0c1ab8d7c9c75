extension String {
  /// The text as a spreadsheet shows it: what it would compute has an apostrophe in front (CSV
  /// injection).
  ///
  /// A cell is a formula there when it begins with `=`, `+`, `-` or `@`, in their wide forms too, or with
  /// a tab or carriage return before them.
  package var withoutFormula: String {
    guard let first = unicodeScalars.first, String.formulaSigns.contains(first) else { return self }
    return "'" + self
  }

  private static let formulaSigns = Set("=+-@＝＋－＠\t\r\n".unicodeScalars)
}
