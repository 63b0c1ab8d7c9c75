/// Why a field cannot be used in a query at all.
package enum FieldProblem: UInt8, Error {
  /// Nothing is left after normalisation.
  case empty = 1

  /// More than 400 bytes were typed, or more scalars are left than the field may have.
  case tooLong

  /// The bytes are not well-formed UTF-8 (The Unicode Standard, table 3-7).
  case notUTF8

  /// There is a control character other than the tab, which counts as a space.
  case controlCharacter
}
