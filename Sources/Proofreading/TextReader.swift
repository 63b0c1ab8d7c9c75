/// Reads a text in Markdown once: its lines, what of it is seen, and the characters at which rules look.
struct TextReader {
  /// The characters, with spaces for those that no reader sees as words.
  private(set) var characters: Characters
  private(set) var lines: [TextLine] = []
  private(set) var marks: [Mark] = []
  /// The mark of the block of code that is open.
  private var fence: UInt8?
  /// What begins in the line and does not end in it, so that nobody has to look for its end again.
  private var unclosed: [UInt8] = []

  /// Where reading stops: at marks, and where something begins or ends.
  private static let stops = ScalarSet(Proofreader.marks + "\n`<(")

  init(_ text: Characters, firstLine: Int) {
    characters = text
    // About as many as texts have.
    lines.reserveCapacity(text.endIndex / 64)
    marks.reserveCapacity(text.endIndex / 24)
    let stops = TextReader.stops
    var start = 0
    while start <= text.endIndex {
      start = readLine(from: start, number: firstLine + lines.count, stops) + 1
    }
  }

  /// Reads a line, and says where it ends.
  private mutating func readLine(from start: Int, number: Int, _ stops: ScalarSet) -> Int {
    let firstMark = marks.count
    let isCode = isCode(from: start)
    let end = isCode ? firstIndex(of: .lineFeed, from: start) : readText(from: start, stops)
    lines.append(
      TextLine(
        number: number, range: start..<end,
        start: characters.index(behind: \.isWhiteSpace, from: start),
        marks: firstMark..<marks.count, isCode: isCode))
    return end
  }

  /// Whether a line is one of code, or opens or closes a block of it (CommonMark 0.30, section 4.5).
  private mutating func isCode(from start: Int) -> Bool {
    let mark = fenceMark(from: start)
    defer { if let mark, fence == nil || fence == mark { fence = fence == nil ? mark : nil } }
    return fence != nil || mark != nil
  }

  private func fenceMark(from start: Int) -> UInt8? {
    let start = characters.index(behind: { $0 == " " }, from: start)
    guard let first = characters.at(start), first == "`" || first == "~",
      characters.at(start + 1) == first, characters.at(start + 2) == first
    else { return nil }
    return characters.bytes[start]
  }

  /// Reads a line outside of code, and says where it ends.
  private mutating func readText(from start: Int, _ stops: ScalarSet) -> Int {
    unclosed.removeAll(keepingCapacity: true)
    var index = start
    while true {
      index = stops.firstIndex(in: characters.bytes, from: index)
      guard let character = characters.at(index) else { return index }
      if let end = hiddenEnd(from: index) {
        characters.hide(index..<end)
        index = end
      } else {
        marks.append(Mark(character: character, index: index))
        index = characters.index(after: index)
      }
    }
  }

  /// Where what begins at an index and is not seen ends; nil where it is seen.
  private mutating func hiddenEnd(from start: Int) -> Int? {
    switch characters.bytes[start] {
    case UInt8(ascii: "`"): end(with: UInt8(ascii: "`"), from: start + 1)
    case UInt8(ascii: "<"): end(with: UInt8(ascii: ">"), from: start + 1)
    case UInt8(ascii: "(") where characters.before(start) == "]":
      end(with: UInt8(ascii: ")"), from: start + 1)
    default: nil
    }
  }

  /// The index behind the next such byte of the line.
  private mutating func end(with mark: UInt8, from start: Int) -> Int? {
    guard !unclosed.contains(mark) else { return nil }
    let rest = characters.bytes[start...]
    if let end = rest.firstIndex(where: { $0 == mark || $0 == .lineFeed }), rest[end] == mark {
      return end + 1
    }
    unclosed.append(mark)
    return nil
  }

  private func firstIndex(of byte: UInt8, from start: Int) -> Int {
    characters.bytes[start...].firstIndex(of: byte) ?? characters.endIndex
  }
}
