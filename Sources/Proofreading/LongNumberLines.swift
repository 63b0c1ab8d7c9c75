/// The lines of a text in which a number may stand that is long enough to be one of a person.
///
/// Most texts have none. Eleven bytes of digits, and of what may stand between them, cannot hide between
/// two bytes that are eleven apart: so only each eleventh byte is looked at, and its neighbours where it
/// may belong to a number.
struct LongNumberLines {
  /// A line of a text.
  struct Line: Equatable {
    /// How many lines stand before it.
    let index: Int
    let range: Range<Int>
  }

  /// How many digits the shortest number has.
  private static let length = 11

  private let text: [UInt8]
  private var lines: [Line] = []

  /// All such lines, and perhaps others.
  static func all(in text: [UInt8]) -> [Line] {
    var reader = LongNumberLines(text: text)
    reader.read()
    return reader.lines
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func read() {
    var index = LongNumberLines.length - 1
    while let place = nextPlace(from: index) {
      index = readRun(around: place) + LongNumberLines.length
    }
  }

  /// The next place, from one on and in steps of the length, where a number may be; nil where there is none.
  private func nextPlace(from start: Int) -> Int? {
    text.withUnsafeBufferPointer { text in
      LongNumberLines.belonging.withUnsafeBufferPointer { mayBelong in
        var index = start
        while index < text.count {
          // Most bytes of Chinese characters might be the last of a full-width digit, but for what is in front of them.
          if mayBelong[Int(text[index])], text[index] < 0x80 || isOfFullWidth(index, text) {
            return index
          }
          index += LongNumberLines.length
        }
        return nil
      }
    }
  }

  /// For each byte whether it may belong.
  private static let belonging = (UInt8.min...UInt8.max).map(mayBelong)

  /// Whether a byte may be one of those of a full-width character, `EF BC xx`.
  private func isOfFullWidth(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text[index] {
    case 0xEF: true
    case 0xBC: index > 0 && text[index - 1] == 0xEF
    default: index > 0 && text[index - 1] == 0xBC
    }
  }

  /// Reads what may be a number, and says where it ends.
  private mutating func readRun(around index: Int) -> Int {
    var start = index
    while start > 0, LongNumberLines.mayBelong(text[start - 1]) { start -= 1 }
    var end = index
    while end < text.count, LongNumberLines.mayBelong(text[end]) { end += 1 }
    let digits = text[start..<end].count(where: LongNumberLines.mayEndDigit)
    return digits < LongNumberLines.length ? end : addLine(around: start)
  }

  /// Adds the line of an index, and says where it ends.
  private mutating func addLine(around index: Int) -> Int {
    let former = lines.last ?? Line(index: 0, range: 0..<0)
    let start = text[..<index].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let end = text[index...].firstIndex(of: .lineFeed) ?? text.count
    let feeds = text[former.range.lowerBound..<start].count { $0 == .lineFeed }
    lines.append(Line(index: former.index + feeds, range: start..<end))
    return end
  }

  /// Whether a byte ends an ASCII or full-width digit.
  private static func mayEndDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x90...0x99 ~= byte
  }

  /// Whether a byte is one of a digit, or of what may stand between digits.
  private static func mayBelong(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x90...0x99, 0xEF, 0xBC, 0x20, 0x2D: true
    default: false
    }
  }
}
