/// The HTML of a document, but for what is known only when the whole site is: where its links lead, and the
/// tables of the site that it shows.
package struct DocumentHTML: Sendable {
  /// A place where something has to be put in.
  struct Hole {
    /// How many bytes of the HTML stand before it.
    let offset: Int
    let content: Content
  }

  /// What is to be put in.
  enum Content {
    /// Where a link leads that an author wrote.
    case link(String)
    case dataTable(DataTableReference)
  }

  private let bytes: [UInt8]
  private let holes: [Hole]

  /// Takes HTML and the holes in it, in order.
  init(_ html: [UInt8], holes: [Hole]) {
    bytes = html
    self.holes = holes
  }

  /// Appends the whole HTML to a text.
  ///
  /// - Parameters:
  ///   - html: The text.
  ///   - rewriteLink: Gives the destination to write for one that the author wrote, for example with the base
  ///     path of the site.
  ///   - dataTable: Gives the HTML of a table of the site.
  package func write(
    to html: inout TextBuffer, rewriteLink: (String) -> String,
    dataTable: (DataTableReference) -> String
  ) {
    var start = 0
    for hole in holes {
      append(start..<hole.offset, to: &html)
      start = hole.offset
      switch hole.content {
      case .link(let destination): html.appendHref(rewriteLink(destination))
      case .dataTable(let reference): html.appendLines(dataTable(reference))
      }
    }
    append(start..<bytes.count, to: &html)
  }

  private func append(_ range: Range<Int>, to html: inout TextBuffer) {
    bytes.withUnsafeBufferPointer { html.append(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The whole HTML, in UTF-8.
  package func filled(
    rewriteLink: (String) -> String, dataTable: (DataTableReference) -> String
  ) -> [UInt8] {
    var html = TextBuffer(capacity: bytes.count + 64 * holes.count)
    write(to: &html, rewriteLink: rewriteLink, dataTable: dataTable)
    return html.bytes
  }
}

extension TextBuffer {
  /// Appends HTML that begins on a line of its own and has to end with it.
  fileprivate mutating func appendLines(_ html: String) {
    append(text: html)
    if let last = html.utf8.last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}
