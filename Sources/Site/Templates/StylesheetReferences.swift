/// Where a stylesheet refers to other files: `url(…)`, and `@import "…"` (CSS Syntax Level 3).
struct StylesheetReferences {
  /// A file that is referred to.
  struct Reference: Equatable {
    /// The bytes of the stylesheet that name the file.
    let range: Range<Int>
    /// The name as it stands there.
    let text: String
  }

  private(set) var references: [Reference] = []
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while place < bytes.count { step() }
  }

  /// Goes on by a comment, a string, a reference, or one byte.
  private mutating func step() {
    if starts(with: "/*") {
      skipComment()
    } else if starts(with: "url(") {
      place += 4
      readURL()
    } else if starts(with: "@import") {
      place += 7
      skipSpace()
      if isQuote { readString(asReference: true) }
    } else if isQuote {
      readString(asReference: false)
    } else {
      place += 1
    }
  }

  private mutating func skipComment() {
    place += 2
    while place < bytes.count, !starts(with: "*/") { place += 1 }
    place += 2
  }

  private mutating func readURL() {
    skipSpace()
    guard place < bytes.count else { return }
    if isQuote { return readString(asReference: true) }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: ")"), !isSpace { place += 1 }
    add(start..<place)
  }

  private mutating func readString(asReference: Bool) {
    let quote = bytes[place]
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    place = min(place, bytes.count)
    if asReference { add(start..<place) }
    place += 1
  }

  private mutating func add(_ range: Range<Int>) {
    references.append(
      Reference(range: range, text: String(decoding: bytes[range], as: UTF8.self)))
  }

  private mutating func skipSpace() {
    while place < bytes.count, isSpace { place += 1 }
  }

  private var isSpace: Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[place]) }

  private var isQuote: Bool {
    place < bytes.count && (bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'"))
  }

  /// Whether a word of small ASCII letters and signs stands here, in letters of either case.
  private func starts(with word: StaticString) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard place + word.count <= bytes.count else { return false }
    return word.indices.allSatisfy { bytes[place + $0] | 0x20 == word[$0] | 0x20 }
  }
}
