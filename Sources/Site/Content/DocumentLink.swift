import Markdown

/// A link or a picture in the text of a document.
struct DocumentLink: Equatable, Sendable {
  /// The destination as its author wrote it.
  let destination: String
  /// Where it stands in the Markdown.
  let place: SourcePlace
  let isImage: Bool
  /// Whether it stands in raw HTML, which is published as it is.
  let isRaw: Bool
}

extension DocumentLink {
  /// The links of a text: those of its Markdown, then those of its raw HTML.
  static func links(of document: borrowing MarkdownDocument) -> [DocumentLink] {
    document.links.filter { !$0.isDangerous }.map { link in
      DocumentLink(
        destination: link.destination, place: link.place, isImage: link.isImage, isRaw: false)
    } + document.rawHTML.flatMap(links)
  }

  private static func links(in raw: RawHTML) -> [DocumentLink] {
    let bytes = Array(raw.html.utf8)
    return HTMLReferences(bytes).links.map { range in
      DocumentLink(
        destination: String(decoding: bytes[range], as: UTF8.self).unescaped,
        place: raw.place.moved(over: bytes[..<range.lowerBound]), isImage: false, isRaw: true)
    }
  }
}

extension SourcePlace {
  /// The place behind a text that begins here.
  fileprivate func moved(over text: ArraySlice<UInt8>) -> SourcePlace {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let last = String(decoding: lines.last ?? [], as: UTF8.self).count
    return SourcePlace(
      line: line + max(0, lines.count - 1), column: lines.count > 1 ? last + 1 : column + last)
  }
}
