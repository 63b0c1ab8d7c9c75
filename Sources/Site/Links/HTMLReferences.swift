/// Where HTML refers to other files, and where it can be referred to (HTML Living Standard, 13.2.5).
///
/// Marks of slots may stand anywhere in the text; what is no tag is passed over.
struct HTMLReferences {
  /// The values of `href`, `src`, `poster`, and of `data` of an object, as ranges of the bytes.
  private(set) var links: [Range<Int>] = []
  /// The values of `id`, and of `name` of `a`.
  private(set) var anchors: [Range<Int>] = []

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while place < bytes.count { step() }
  }

  /// Goes on by a mark, a comment, a tag, or one byte.
  private mutating func step() {
    switch bytes[place] {
    case SlotMark.Kind.own.rawValue, SlotMark.Kind.fixed.rawValue:
      place += SlotMark(at: bytes[place...])?.length ?? 1
    case UInt8(ascii: "<"): readMarkup()
    default: place += 1
    }
  }

  private mutating func readMarkup() {
    if starts(with: "<!--") {
      skip(past: "-->")
    } else if place + 1 < bytes.count, isLetter(bytes[place + 1]) {
      readTag()
    } else {
      place += 1
    }
  }

  private mutating func readTag() {
    place += 1
    let tag = readName()
    while let name = readAttributeName() {
      let value = readValue()
      if isLink(name, of: tag) { links.append(value) }
      if isAnchor(name, of: tag) { anchors.append(value) }
    }
    if tag == "script" || tag == "style" { skip(past: tag == "script" ? "</script" : "</style") }
  }

  private func isLink(_ name: String, of tag: String) -> Bool {
    ["href", "src", "poster"].contains(name) || name == "data" && tag == "object"
  }

  private func isAnchor(_ name: String, of tag: String) -> Bool {
    name == "id" || name == "name" && tag == "a"
  }

  /// The next attribute of the tag; nil, and behind the tag, where there is none.
  private mutating func readAttributeName() -> String? {
    while place < bytes.count, isSpace || bytes[place] == UInt8(ascii: "/") { place += 1 }
    guard place < bytes.count, bytes[place] != UInt8(ascii: ">") else {
      place += 1
      return nil
    }
    let start = place
    let name = readName()
    if place == start { place += 1 }
    return name
  }

  /// Letters and what else may stand in a name, in small letters.
  private mutating func readName() -> String {
    let start = place
    while place < bytes.count, !isSpace, !isSign("=>/") { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  /// The value behind a name; empty where there is none.
  private mutating func readValue() -> Range<Int> {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return place..<place }
    place += 1
    skipSpace()
    return isSign("\"'") ? readQuoted() : readUnquoted()
  }

  private mutating func readQuoted() -> Range<Int> {
    let quote = bytes[place]
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote { place += 1 }
    defer { place += 1 }
    return start..<place
  }

  private mutating func readUnquoted() -> Range<Int> {
    let start = place
    while place < bytes.count, !isSpace, !isSign(">") { place += 1 }
    return start..<place
  }

  private mutating func skip(past end: StaticString) {
    while place < bytes.count, !starts(with: end) { place += 1 }
    place = min(place + end.utf8CodeUnitCount, bytes.count)
  }

  private mutating func skipSpace() {
    while place < bytes.count, isSpace { place += 1 }
  }

  private var isSpace: Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[place]) }

  private func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// Whether one of some ASCII characters stands here.
  private func isSign(_ signs: StaticString) -> Bool {
    place < bytes.count
      && UnsafeBufferPointer(start: signs.utf8Start, count: signs.utf8CodeUnitCount)
        .contains(bytes[place])
  }

  private func starts(with word: StaticString) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    return bytes[place...].starts(with: word)
  }
}
