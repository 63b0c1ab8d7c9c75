/// What became of a row, where that is worth a line: everything but to be indexed without further ado.
struct RowEvent: Equatable {
  let place: RowPlace
  let kind: Kind
  /// The row by which this one was replaced or made needless, or with which it shares its number.
  var other: RowPlace?

  enum Kind: Equatable {
    /// The row was left out.
    case rejected(RowProblem)
    /// A later row took its place.
    case superseded
    /// A later row removed it.
    case supersededByRemoval
    /// The row removed a certificate.
    case removed
    /// The row removed nothing, because no earlier row has its certificate.
    case removedNothing
    /// The certificate is indexed, and another one with its number too.
    case twin
    /// Another row already makes the certificate be found so.
    case redundantAlias
    /// Signs stand in the place of characters of the name; what became of the row is another event.
    case damagedName
  }
}

/// An event in three words, which sort like places; what became of a row comes before what is noted of it.
struct PackedEvent {
  let place: UInt64
  let detail: UInt64
  let other: UInt64

  /// Kinds that are not reasons of `RowProblem`, in the low 8 bits of `detail`.
  private static let firstKind: UInt64 = 128
  private static let kinds: [RowEvent.Kind] = [
    .superseded, .supersededByRemoval, .removed, .removedNothing, .twin, .redundantAlias,
    .damagedName,
  ]

  init(_ event: RowEvent) {
    place = event.place.word | (event.kind == .damagedName ? 1 : 0)
    other = event.other?.word ?? 0
    if case .rejected(let problem) = event.kind {
      let column = UInt64(problem.column.map { $0.rawValue + 1 } ?? 0)
      let field = UInt64(problem.field.map { min($0, 0xfffe) + 1 } ?? 0)
      detail =
        UInt64(problem.reason.rawValue) | column << 8 | field << 16
        | UInt64(problem.fieldCount) << 32
    } else {
      detail = PackedEvent.firstKind + UInt64(PackedEvent.kinds.firstIndex(of: event.kind) ?? 0)
    }
  }

  /// The event that was packed.
  var event: RowEvent {
    RowEvent(
      place: RowPlace(word: place), kind: kind, other: other == 0 ? nil : RowPlace(word: other))
  }

  private var kind: RowEvent.Kind {
    let code = detail & 0xff
    guard code < PackedEvent.firstKind else {
      return PackedEvent.kinds[Int(code - PackedEvent.firstKind)]
    }
    guard let reason = RowProblem.Reason(rawValue: UInt8(code)) else {
      preconditionFailure("only reasons are packed")
    }
    let column = Int(detail >> 8 & 0xff)
    let field = Int(detail >> 16 & 0xffff)
    return .rejected(
      RowProblem(
        reason, column == 0 ? nil : BatchColumn(rawValue: column - 1),
        field: field == 0 ? nil : field - 1, fieldCount: Int(detail >> 32)))
  }
}
