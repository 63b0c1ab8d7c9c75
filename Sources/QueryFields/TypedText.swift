/// What was typed into one field, as the bytes came.
enum TypedText {
  /// The most bytes that are read: 100 scalars of four bytes.
  static let maximumBytes = 400

  /// Passes every visible scalar, folded, to `visit`.
  @inline(__always)
  static func scan(
    _ typed: Span<UInt8>, _ visit: (_ scalar: UInt32, _ kind: ScalarKind) -> Void
  ) throws(FieldProblem) {
    guard typed.count <= maximumBytes else { throw .tooLong }
    var position = 0
    while position < typed.count {
      let scalar = fold(try typed.decodeScalar(at: &position))
      let kind = ScalarKind(scalar)
      if kind == .control { throw .controlCharacter }
      if kind != .invisible { visit(scalar, kind) }
    }
  }
}
