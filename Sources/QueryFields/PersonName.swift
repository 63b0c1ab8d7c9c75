/// The name of a person (姓名).
///
/// Han names lose every space, dot, comma and dash between two Han characters, so that one key covers
/// all spellings of the middle dot, none included. Elsewhere a run of them is one space, or one
/// hyphen when a dash is among them. Code points that stand for a unified ideograph become that one,
/// Latin letters become capitals with their marks behind them.
package struct PersonName: QueryField {
  /// The most scalars that a name has after normalisation, not counting marks on letters.
  static let maximumScalars = 100

  /// The name in capitals, without separators between Han characters; at most 100 scalars.
  package let key: [UInt8]

  /// Normalises the name.
  package init(typed: Span<UInt8>) throws(FieldProblem) {
    if let plain = typed.plainHanName(maximumScalars: Self.maximumScalars) {
      key = plain
      return
    }
    var writer = NameWriter(capacity: min(typed.count, TypedText.maximumBytes))
    try TypedText.scan(typed) { scalar, kind in writer.take(scalar, kind) }
    key = try writer.finish()
  }
}

extension PersonName {
  /// The name without marks on its letters, if it has any: whoever cannot type them finds it all the
  /// same.
  package var furtherKeys: [[UInt8]] {
    var plain: [UInt8] = []
    var index = 0
    while index < key.count {
      if isMark(at: index) {
        index += 2
      } else {
        plain.append(key[index])
        index += 1
      }
    }
    return plain.count < key.count ? [PersonName.key(of: plain)].compactMap { $0 } : []
  }

  /// The key of a name that has lost its marks: one that stood alone leaves a gap behind.
  private static func key(of name: [UInt8]) -> [UInt8]? {
    do throws(FieldProblem) {
      return try PersonName(typed: name).key
    } catch {
      return nil
    }
  }

  /// Whether a mark of U+0300 to U+036F begins at a place of the key.
  private func isMark(at index: Int) -> Bool {
    key[index] == 0xCC || (key[index] == 0xCD && key[index + 1] < 0xB0)
  }

  /// Whether the text is Han characters only, as `plainHanName` knows them.
  package static func isPlain(_ typed: Span<UInt8>) -> Bool {
    typed.isPlainHan(maximumScalars: maximumScalars)
  }
}

/// Writes the scalars of a name, and decides about a gap when both its neighbours are known.
private struct NameWriter {
  private var key: KeyWriter
  private var last: ScalarKind?
  private var gap: UInt32?

  private static let space: UInt32 = 0x20
  private static let hyphen: UInt32 = 0x2D

  init(capacity: Int) {
    key = KeyWriter(capacity: capacity)
  }

  mutating func take(_ scalar: UInt32, _ kind: ScalarKind) {
    switch kind {
    case .dash: gap = Self.hyphen
    case .dot, .space: gap = gap ?? Self.space
    default: write(scalar, kind)
    }
  }

  private mutating func write(_ scalar: UInt32, _ kind: ScalarKind) {
    if let gap, let last, last != .han || kind != .han { key.append(gap) }
    if kind == .han {
      key.append(NameFolding.ideograph(scalar))
    } else {
      NameFolding.letters(scalar) { append($0) }
    }
    last = kind
    gap = nil
  }

  /// A mark and its letter are one character of the name, in whichever form they came.
  private mutating func append(_ scalar: UInt32) {
    if 0x300...0x36F ~= scalar { key.append(mark: scalar) } else { key.append(scalar) }
  }

  consuming func finish() throws(FieldProblem) -> [UInt8] {
    try key.finish(maximumScalars: PersonName.maximumScalars)
  }
}
