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
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), maxSplits: .max, omittingEmptySubsequences: false)
    guard lines.first.map(isRule) == true else {
      throw Diagnostic(
        path: path, message: "the file must begin with a line '---', the fields, and '---' again")
    }
    guard let end = lines.dropFirst().firstIndex(where: isRule) else {
      throw Diagnostic(path: path, message: "the line '---' behind the fields is missing; add it")
    }
    let fieldsText = end == 1 ? "" : String(text[lines[1].startIndex..<lines[end - 1].endIndex])
    let place = YAMLPlace(path: path, lineOffset: 1, digest: fieldsText.digest)
    root = try YAMLDocument.compose(fieldsText, place)
    fields = try YAMLDocument.fields(root, place)
    bodyLineOffset = end + 1
    body = FrontMatter.body(of: text, behind: bodyLineOffset)
  }

  /// The text behind so many lines.
  static func body(of text: String, behind lines: Int) -> String {
    var start = text.utf8.startIndex
    for _ in 0..<lines {
      guard let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = text.utf8.index(after: end)
    }
    return String(text[start...])
  }
}

private func isRule(_ line: Substring.UTF8View) -> Bool { line.elementsEqual("---".utf8) }
