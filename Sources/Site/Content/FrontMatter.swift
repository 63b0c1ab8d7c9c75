/// A Markdown file: fields between two lines of `---`, then the text.
struct FrontMatter {
  /// What the fields are; nil where there is none.
  let root: YAMLNode?
  var fields: YAMLFields
  /// The Markdown behind the fields, in UTF-8.
  let body: [UInt8]
  /// How many lines of the file stand before the Markdown.
  let bodyLineOffset: Int

  /// Takes a text in UTF-8 apart.
  init(_ text: [UInt8], path: String) throws(Diagnostic) {
    var lines = Lines(of: text)
    guard let first = lines.next(), isRule(first) else {
      throw Diagnostic(
        path: path, message: "the file must begin with a line '---', the fields, and '---' again")
    }
    let start = lines.position
    guard let end = lines.skipToRule() else {
      throw Diagnostic(path: path, message: "the line '---' behind the fields is missing; add it")
    }
    let fieldsText = text[start..<end]
    let place = YAMLPlace(path: path, lineOffset: 1, digest: Digest(of: fieldsText))
    root = try YAMLDocument.compose(fieldsText, place)
    fields = try YAMLDocument.fields(root, place)
    bodyLineOffset = lines.count
    body = Array(text[lines.position...])
  }

  /// The text behind so many lines.
  static func body(of text: [UInt8], behind count: Int) -> [UInt8] {
    var lines = Lines(of: text)
    while lines.count < count, lines.next() != nil {}
    return Array(text[lines.position...])
  }
}

/// Goes through a text line by line, as far as is asked.
private struct Lines {
  private let text: [UInt8]
  /// Where the next line begins.
  private(set) var position = 0
  /// How many lines stand before it.
  private(set) var count = 0
  private var isAtEnd = false

  init(of text: [UInt8]) { self.text = text }

  /// The next line without its line feed; nil behind the last.
  mutating func next() -> ArraySlice<UInt8>? {
    guard !isAtEnd else { return nil }
    let rest = text[position...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    isAtEnd = end == nil
    position = end.map { $0 + 1 } ?? text.endIndex
    count += 1
    return rest[..<(end ?? text.endIndex)]
  }

  /// Goes behind the next rule.
  ///
  /// - Returns: Where the lines before it end; nil where there is no rule.
  mutating func skipToRule() -> Int? {
    var end = position
    while let line = next() {
      if isRule(line) { return end }
      end = line.endIndex
    }
    return nil
  }
}

private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
  line.count == 3 && line.allSatisfy { $0 == UInt8(ascii: "-") }
}
