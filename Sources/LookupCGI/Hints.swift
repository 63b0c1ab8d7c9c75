import AnswerPage

/// What can be said of a form; in the order of their numbers what most likely is the matter comes first,
/// what needs no doing last.
struct Hints: Equatable, Sendable {
  private var bits: UInt64 = 0

  /// Inserts what holds under a condition.
  @inline(never)
  mutating func insert(_ message: Message, if holds: Bool = true) {
    if holds { bits |= 1 << UInt64(message.rawValue) }
  }

  /// The hints between two of them, both included.
  private func range(_ first: Message, _ last: Message) -> Hints {
    let below = UInt64(1) << UInt64(first.rawValue) - 1
    var hints = self
    hints.bits &= (2 << UInt64(last.rawValue) - 1) & ~below
    return hints
  }

  /// What may be the matter.
  var doubts: Hints { range(.otherLookup, .outOfRange) }
  /// How fields were read.
  var notes: Hints { range(.shortID, .unknownYear) }
  /// Whether the year that was typed can be found.
  var verdict: Hints { range(.yearCovered, .yearNotCovered) }

  var isEmpty: Bool { bits == 0 }

  /// Takes the first one; nil where none is left.
  @inline(never)
  mutating func next() -> Message? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return Message(rawValue: UInt8(bits.trailingZeroBitCount))
  }
}
