/// Reads the plain part of YAML, in which fields are nearly always written.
///
///     title: 关于开展统计报表报送的通知
///     copies: [示例省人力资源和社会保障厅, "a: b"]    # a comment
///     attachments:
///       - title: 附件名称
///         file: name.pdf
///
/// These are mappings with simple names, lists, and texts of one line without escapes. YAML is much more than that, and
/// a text may mean something else than it seems to. Wherever that could be there is no value, and the whole
/// text is left to the parser that knows all of the language and says what is wrong with it.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// The line of the position, from 1.
  private var line = 1
  private var lineStart = 0
  /// A place of the line at or before the position, and its column in characters, from 1.
  private var known = (position: 0, column: 1)

  /// What stands here is not plain, or is no YAML.
  private struct Doubt: Error {}

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The value of a text in UTF-8; nil where it is not plain.
  static func value(of text: UnsafeBufferPointer<UInt8>) -> YAMLNode? {
    guard hasPlainCharacters(text) else { return nil }
    var reader = PlainYAML(text)
    do throws(Doubt) {
      reader.skipLines()
      let value = try reader.mapping(at: reader.indentation)
      return reader.isAtEnd ? value : nil
    } catch {
      return nil
    }
  }
}

// MARK: Characters

extension PlainYAML {
  /// Whether YAML refuses no character, and takes none but the line feed for the end of a line; none is a
  /// tab.
  private static func hasPlainCharacters(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    mayBeSpecial.withUnsafeBufferPointer { mayBeSpecial in
      text.indices.allSatisfy { place in
        !mayBeSpecial[Int(text[place])]
          || !isSpecial(text[place], text[(place + 1)...].prefix(2))
      }
    }
  }

  /// For each byte whether a character may begin with it that is not plain.
  private static let mayBeSpecial = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "\n"): false
    case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  /// Whether a character is a control of ASCII or of C1 (the line end U+0085 is one), U+2028, U+2029, U+FEFF,
  /// U+FFFE or U+FFFF.
  private static func isSpecial(
    _ first: UInt8, _ rest: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    guard first >= 0x80, let second = rest.first, let last = rest.last else { return true }
    return switch (first, second) {
    case (0xC2, ..<0xA0): true
    case (0xE2, 0x80): last == 0xA8 || last == 0xA9
    case (0xEF, 0xBB): last == 0xBF
    case (0xEF, 0xBF): last >= 0xBE
    default: false
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether a text may begin with a byte and is then neither a list nor anything else.
  private static func beginsText(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isName(byte) && byte != UInt8(ascii: "-")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "(")
  }

  /// Whether a byte means something to YAML between brackets, or somewhere does.
  private static func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"), newline:
      true
    default: false
    }
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

// MARK: Places

extension PlainYAML {
  private var isAtEnd: Bool { position == bytes.count }

  /// The byte at the position; a line feed at the end, which is the end of a line too.
  private var byte: UInt8 { byte(at: position) }

  private func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : newline }

  /// How far the position is indented, where nothing but spaces and hyphens stand before it.
  private var indentation: Int { position - lineStart }

  /// Where the position is, in characters.
  private mutating func mark() -> YAMLMark {
    for byte in bytes[known.position..<position] where byte & 0xC0 != 0x80 { known.column += 1 }
    known.position = position
    return YAMLMark(line: line, column: known.column)
  }

  private mutating func skipSpaces() {
    while byte == space, !isAtEnd { position += 1 }
  }

  /// Goes from the end of a value to what comes next, which is on a later line.
  private mutating func endLine() throws(Doubt) {
    let end = position
    skipSpaces()
    guard byte == newline || byte == UInt8(ascii: "#") && position > end else { throw Doubt() }
    skipLines()
  }

  /// Skips the rest of a line that says nothing more, and lines that say nothing.
  private mutating func skipLines() {
    skipSpaces()
    while !isAtEnd, byte == newline || byte == UInt8(ascii: "#") {
      while byte != newline { position += 1 }
      guard !isAtEnd else { return }
      position += 1
      line += 1
      lineStart = position
      known = (position, 1)
      skipSpaces()
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

// MARK: Values on lines of their own

extension PlainYAML {
  /// How many fields a mapping may have, each of which is compared with all others.
  private static let mostFields = 100

  /// Fields that all begin so far in their lines.
  private mutating func mapping(at indentation: Int) throws(Doubt) -> YAMLNode {
    let mark = mark()
    var pairs: [YAMLPair] = []
    pairs.reserveCapacity(16)
    repeat {
      let key = try key(notIn: pairs)
      pairs.append(YAMLPair(key: key, value: try fieldValue(inside: indentation)))
    } while !isAtEnd && self.indentation == indentation
    try checkEnd(of: indentation)
    return .mapping(pairs, mark)
  }

  /// A line that is indented more goes on with the text before it, or is wrong.
  private func checkEnd(of indentation: Int) throws(Doubt) {
    guard isAtEnd || self.indentation <= indentation else { throw Doubt() }
  }

  private func isKey() -> Bool {
    var end = position
    while PlainYAML.isName(byte(at: end)) { end += 1 }
    return end > position && byte(at: end) == UInt8(ascii: ":") && isBlank(at: end + 1)
  }

  private func isBlank(at place: Int) -> Bool {
    byte(at: place) == space || byte(at: place) == newline
  }

  /// A simple name, and the colon behind it.
  private mutating func key(notIn pairs: [YAMLPair]) throws(Doubt) -> YAMLNode {
    guard pairs.count < PlainYAML.mostFields, byte != UInt8(ascii: "-") else { throw Doubt() }
    let (start, mark) = (position, mark())
    while PlainYAML.isName(byte) { position += 1 }
    let name = text(start..<position)
    guard 1...100 ~= position - start, byte == UInt8(ascii: ":"), isBlank(at: position + 1),
      pairs[name] == nil
    else { throw Doubt() }
    position += 1
    return .scalar(name, mark)
  }

  /// What stands behind the colon, or below.
  private mutating func fieldValue(inside indentation: Int) throws(Doubt) -> YAMLNode {
    skipSpaces()
    guard byte == newline || byte == UInt8(ascii: "#") else { return try lineValue() }
    skipLines()
    guard !isAtEnd else { throw Doubt() }
    if isItem, self.indentation >= indentation { return try list(at: self.indentation) }
    guard self.indentation > indentation else { throw Doubt() }
    return try mapping(at: self.indentation)
  }

  private var isItem: Bool { byte == UInt8(ascii: "-") && byte(at: position + 1) == space }

  /// Items behind hyphens that all stand so far in their lines.
  private mutating func list(at indentation: Int) throws(Doubt) -> YAMLNode {
    let mark = mark()
    var items: [YAMLNode] = []
    repeat {
      position += 1
      skipSpaces()
      items.append(isKey() ? try mapping(at: self.indentation) : try lineValue())
    } while !isAtEnd && self.indentation == indentation && isItem
    try checkEnd(of: indentation)
    return .sequence(items, mark)
  }

  /// A value that is the last of its line.
  private mutating func lineValue() throws(Doubt) -> YAMLNode {
    let value = PlainYAML.beginsText(byte) ? try lineText() : try value(depth: 0)
    try endLine()
    return value
  }

  /// A text up to the end of the line or to a comment.
  private mutating func lineText() throws(Doubt) -> YAMLNode {
    let (start, mark) = (position, mark())
    var end = position
    while byte != newline, byte != UInt8(ascii: "#") || end == position {
      guard byte != UInt8(ascii: ":") || !isBlank(at: position + 1) else { throw Doubt() }
      position += 1
      if bytes[position - 1] != space { end = position }
    }
    position = end
    return .scalar(text(start..<end), mark)
  }
}

// MARK: Values inside a line

extension PlainYAML {
  /// How deep brackets may stand in each other.
  private static let greatestDepth = 8

  /// A text in quotes, a list or fields in brackets; between brackets a text too.
  private mutating func value(depth: Int) throws(Doubt) -> YAMLNode {
    guard depth < PlainYAML.greatestDepth else { throw Doubt() }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quotedText()
    case UInt8(ascii: "["):
      let mark = mark()
      return .sequence(
        try items(upTo: UInt8(ascii: "]")) { reader, _ throws(Doubt) in
          try reader.value(depth: depth + 1)
        }, mark)
    case UInt8(ascii: "{"):
      let mark = mark()
      return .mapping(
        try items(upTo: UInt8(ascii: "}")) { reader, pairs throws(Doubt) in
          try reader.pair(notIn: pairs, depth: depth + 1)
        }, mark)
    default:
      guard depth > 0 else { throw Doubt() }
      return try textInBrackets()
    }
  }

  /// What stands from one bracket to the other, with commas between.
  private mutating func items<Item>(
    upTo end: UInt8, _ item: (inout PlainYAML, [Item]) throws(Doubt) -> Item
  ) throws(Doubt) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(4)
    position += 1
    skipSpaces()
    while byte != end {
      items.append(try item(&self, items))
      skipSpaces()
      if byte == end { break }
      guard byte == UInt8(ascii: ",") else { throw Doubt() }
      position += 1
      skipSpaces()
    }
    position += 1
    return items
  }

  private mutating func pair(notIn pairs: [YAMLPair], depth: Int) throws(Doubt) -> YAMLPair {
    let key = try key(notIn: pairs)
    skipSpaces()
    return YAMLPair(key: key, value: try value(depth: depth))
  }

  private mutating func textInBrackets() throws(Doubt) -> YAMLNode {
    guard PlainYAML.beginsText(byte) else { throw Doubt() }
    let (start, mark) = (position, mark())
    var end = position
    while byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") {
      guard !PlainYAML.isIndicator(byte) else { throw Doubt() }
      position += 1
      if bytes[position - 1] != space { end = position }
    }
    return .scalar(text(start..<end), mark)
  }

  /// A text in quotes in which nothing is escaped.
  private mutating func quotedText() throws(Doubt) -> YAMLNode {
    let (quote, mark) = (byte, mark())
    position += 1
    let start = position
    while byte != quote {
      guard byte != newline, byte != UInt8(ascii: "\\") else { throw Doubt() }
      position += 1
    }
    position += 1
    // Two single quotes stand for one.
    guard byte != quote else { throw Doubt() }
    return .scalar(text(start..<position - 1), mark)
  }
}
