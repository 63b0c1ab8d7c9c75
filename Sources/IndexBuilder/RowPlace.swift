/// The place of a row in the input, as one number: rows that come later have greater ones.
struct RowPlace: Equatable, Sendable {
  /// The source in the high 16 bits, the line in the 40 below; the low 8 bits are zero.
  let word: UInt64

  init(source: Int, line: Int) {
    word = UInt64(source) << 48 | UInt64(line) << 8
  }

  /// The place in a word whose low 8 bits say something else.
  init(word: UInt64) {
    self.word = word & ~0xff
  }

  /// The number of the input, from 0.
  var source: Int { Int(word >> 48) }

  /// The line, from 1.
  var line: Int { Int(word >> 8 & 0xff_ffff_ffff) }

  /// The most inputs that places can tell apart.
  static let mostSources = 1 << 16
}

extension RowPlace: Comparable {
  static func < (left: RowPlace, right: RowPlace) -> Bool { left.word < right.word }
}
