/// A Markdown file: fields between two lines of `---`, then the text.
struct FrontMatter {
  /// Of the whole file.
  let digest: Digest
  var fields: YAMLFields
  /// The Markdown behind the fields.
  let body: String
  /// How many lines of the file stand before the Markdown.
  let bodyLineOffset: Int

  init(_ text: String, path: String) throws(Diagnostic) {
    digest = text.digest
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---" else {
      throw Diagnostic(
        path: path, message: "the file must begin with a line '---', the fields, and '---' again")
    }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      throw Diagnostic(path: path, message: "the line '---' behind the fields is missing; add it")
    }
    fields = try YAMLDocument.fields(
      lines[1..<end].joined(separator: "\n"), path: path, lineOffset: 1)
    bodyLineOffset = end + 1
    lines.removeFirst(end + 1)
    body = lines.joined(separator: "\n")
  }
}
