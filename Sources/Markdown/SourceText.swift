import Glibc

/// The text of a document by lines.
struct SourceText {
  /// UTF-8 in which a line feed alone ends a line.
  let bytes: [UInt8]

  /// Where each line lies in the bytes, without its end.
  let lines: [Range<Int>]

  /// Takes a text as an author wrote it; CRLF and CR end lines too.
  init(_ text: String) {
    bytes = withLineFeeds(Array(text.utf8))
    lines = lineRanges(in: bytes)
  }

  /// The content of a line, from 1, or nothing for a number that has none.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    lines.indices.contains(number - 1) ? bytes[lines[number - 1]] : []
  }

  /// The place in the author's text of a byte of a line, both from 1.
  func place(line: Int, column: Int) -> SourcePlace {
    let before = self.line(line).prefix(max(0, column - 1))
    return SourcePlace(line: line, column: 1 + before.count { !$0.isContinuation })
  }

  /// Where an inline of a block begins.
  ///
  /// From the second line of a block on, cmark counts columns without the white space and the marks of
  /// quotes and items in front of the line; they are added here.
  func place(of node: CmarkNode, in block: CmarkNode) -> SourcePlace {
    let (node, offset) = node.placed
    guard node.line > 0 else { return place(line: block.line, column: block.column) }
    guard node.line > block.line else {
      return place(line: node.line, column: node.column - offset)
    }
    let marks = line(node.line).prefix { $0.isBlank || $0 == UInt8(ascii: ">") }
    return place(
      line: node.line, column: marks.count + 1 + node.column - offset - block.column)
  }
}

/// A place in the text of an author.
package struct SourcePlace: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in Unicode scalars.
  package let column: Int
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
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
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
