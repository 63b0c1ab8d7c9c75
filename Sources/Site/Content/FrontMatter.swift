/// A Markdown file: fields between two lines of `---`, then the text.
struct FrontMatter {
  /// What the fields are; nil where there is none.
  let root: YAMLNode?
  var fields: YAMLFields
  /// The Markdown behind the fields.
  let body: String
  /// How many lines of the file stand before the Markdown.
  let bodyLineOffset: Int

  init(_ text: String, path: String) throws(Diagnostic) {
    var lines = Lines(of: text)
    guard let first = lines.next(), isRule(first) else {
      throw Diagnostic(
        path: path, message: "the file must begin with a line '---', the fields, and '---' again")
    }
    let start = lines.position
    guard let end = lines.skipToRule() else {
      throw Diagnostic(path: path, message: "the line '---' behind the fields is missing; add it")
    }
    let fieldsText = String(text[start..<end])
    let place = YAMLPlace(path: path, lineOffset: 1, digest: fieldsText.digest)
    root = try YAMLDocument.compose(fieldsText, place)
    fields = try YAMLDocument.fields(root, place)
    bodyLineOffset = lines.count
    body = String(text[lines.position...])
  }

  /// The text behind so many lines.
  static func body(of text: String, behind count: Int) -> String {
    var lines = Lines(of: text)
    while lines.count < count, lines.next() != nil {}
    return String(text[lines.position...])
  }
}

/// Goes through a text line by line, as far as is asked.
private struct Lines {
  private let text: Substring.UTF8View
  /// Where the next line begins.
  private(set) var position: String.Index
  /// How many lines stand before it.
  private(set) var count = 0
  private var isAtEnd = false

  init(of text: String) {
    self.text = text[...].utf8
    position = text.startIndex
  }

  /// The next line without its line feed; nil behind the last.
  mutating func next() -> Substring.UTF8View? {
    guard !isAtEnd else { return nil }
    let rest = text[position...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    isAtEnd = end == nil
    position = end.map(text.index(after:)) ?? text.endIndex
    count += 1
    return end.map { rest[..<$0] } ?? rest
  }

  /// Goes behind the next rule.
  ///
  /// - Returns: Where the lines before it end; nil where there is no rule.
  mutating func skipToRule() -> String.Index? {
    var end = position
    while let line = next() {
      if isRule(line) { return end }
      end = line.endIndex
    }
    return nil
  }
}

private func isRule(_ line: Substring.UTF8View) -> Bool { line.elementsEqual("---".utf8) }
