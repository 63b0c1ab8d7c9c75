import Glibc

/// The text of a document by lines.
///
/// A text may be made from another one by `TextComposer`; its places are still those that the author knows.
struct SourceText {
  /// UTF-8 in which a line feed alone ends a line.
  let bytes: [UInt8]

  /// Where each line lies in the bytes, without its end.
  let lines: [Range<Int>]

  /// Of a text that was made from another one, where each line comes from.
  private let origins: [LineOrigin]

  private let authorBytes: [UInt8]
  private let authorLines: [Range<Int>]

  /// Takes a text in UTF-8 as an author wrote it; CRLF and CR end lines too.
  init(_ text: [UInt8]) {
    bytes = withLineFeeds(text)
    lines = lineRanges(in: bytes)
    origins = []
    authorBytes = bytes
    authorLines = lines
  }

  /// Takes a text that was made from another one, with the origin of each line.
  init(_ bytes: [UInt8], origins: [LineOrigin], of source: SourceText) {
    self.bytes = bytes
    lines = lineRanges(in: bytes)
    self.origins = origins
    authorBytes = source.authorBytes
    authorLines = source.authorLines
  }

  /// The content of a line, from 1, or nothing for a number that has none.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    lines.indices.contains(number - 1) ? bytes[lines[number - 1]] : []
  }

  /// Where a line comes from, from 1.
  func origin(ofLine number: Int) -> LineOrigin {
    origins.indices.contains(number - 1) ? origins[number - 1] : LineOrigin(line: number)
  }

  /// The place in the author's text of a byte of a line, both from 1.
  func place(line: Int, column: Int) -> SourcePlace {
    place(of: origin(ofLine: line, column: column))
  }

  /// The place in the author's text of a part of a line.
  func place(of part: ArraySlice<UInt8>, inLine line: Int) -> SourcePlace {
    place(of: origin(of: part, inLine: line))
  }

  private func place(of byte: ByteOrigin) -> SourcePlace {
    guard let line = authorLine(byte.line) else {
      return SourcePlace(line: max(1, byte.line), column: 1)
    }
    let before = line.prefix(byte.offset).count { !$0.isContinuation }
    return SourcePlace(line: byte.line, column: before + 1)
  }

  /// The byte of the author's text that a byte of a line is, both from 1.
  private func origin(ofLine line: Int, column: Int) -> ByteOrigin {
    let origin = origin(ofLine: line)
    return ByteOrigin(line: origin.line, offset: max(0, column + origin.shift - 1))
  }

  /// Where a part of a line begins in the author's text.
  func origin(of part: ArraySlice<UInt8>, inLine line: Int) -> ByteOrigin {
    origin(ofLine: line, column: part.startIndex - lines[line - 1].lowerBound + 1)
  }

  /// Where an inline of a block begins in the author's text.
  ///
  /// From the second line of a block on, cmark counts columns without the white space and the marks of
  /// quotes and items in front of the line; they are added here.
  func origin(of node: CmarkNode, in block: CmarkNode) -> ByteOrigin {
    let (node, offset) = node.placed
    if let origin = node.origin { return origin }
    guard node.line > 0 else { return origin(ofLine: block.line, column: block.column) }
    guard node.line > block.line, origin(ofLine: node.line).table == nil else {
      return origin(ofLine: node.line, column: node.column - offset)
    }
    let marks = line(node.line).prefix { $0.isBlank || $0 == UInt8(ascii: ">") }
    return origin(
      ofLine: node.line, column: marks.count + 1 + node.column - offset - block.column)
  }

  /// A line of the author, from 1; nil for a number that has none.
  func authorLine(_ number: Int) -> ArraySlice<UInt8>? {
    authorLines.indices.contains(number - 1) ? authorBytes[authorLines[number - 1]] : nil
  }
}

/// Where a line of a text comes from that was made from another one.
struct LineOrigin {
  /// The line of the author's text, from 1.
  var line: Int
  /// What is added to a column to get that of the author's line.
  var shift = 0
  /// The number of the table that the line stands for, or for a cell of.
  var table: Int?
  /// The number of the footnote that begins here.
  var footnote: Int?
}

/// A byte of the text of an author.
struct ByteOrigin {
  /// The line, from 1.
  let line: Int
  /// How many bytes of the line stand before it.
  let offset: Int
}

/// A place in the text of an author.
package struct SourcePlace: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in Unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourcePlace: Comparable {
  /// In the order of the text.
  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// Whether the byte goes on with a character of UTF-8 that began before.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at both ends.
  var trimmed: ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isBlank { start += 1 }
    while start < end, self[end - 1].isBlank { end -= 1 }
    return self[start..<end]
  }
}

extension [UInt8] {
  /// Whether an ASCII character is there at all; much faster than `contains`.
  func has(_ character: Unicode.Scalar) -> Bool {
    withUnsafeBytes { text in
      text.baseAddress.map { memchr($0, Int32(character.value), text.count) != nil } ?? false
    }
  }
}

private func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
  guard text.has("\r") else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count)
  var last: UInt8 = 0
  for byte in text {
    if byte == UInt8(ascii: "\r") {
      bytes.append(UInt8(ascii: "\n"))
    } else if byte != UInt8(ascii: "\n") || last != UInt8(ascii: "\r") {
      bytes.append(byte)
    }
    last = byte
  }
  return bytes
}

private func lineRanges(in bytes: [UInt8]) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  lines.reserveCapacity(bytes.count / 24)
  bytes.withUnsafeBytes { text in
    guard let base = text.baseAddress else { return }
    var start = 0
    while let feed = memchr(base + start, 0x0A, text.count - start) {
      let end = base.distance(to: feed)
      lines.append(start..<end)
      start = end + 1
    }
    if start < text.count { lines.append(start..<text.count) }
  }
  return lines
}
