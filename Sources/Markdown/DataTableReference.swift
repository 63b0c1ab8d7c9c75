import CCmark

/// The place where a document shows a table of the site: an image `![caption](/data/name.csv)`, alone in its
/// paragraph.
package struct DataTableReference: Hashable, Sendable {
  /// The name of the table.
  package let name: String
  /// The words above it; empty where the author leaves them to the table.
  package let caption: String
  /// Where the image begins.
  package let place: SourcePlace

  package init(name: String, caption: String, place: SourcePlace) {
    self.name = name
    self.caption = caption
    self.place = place
  }
}

extension DataTableReference {
  private static let folder = "/data/"
  private static let ending = ".csv"

  init(_ image: TreeParts.Inline) {
    name = String(image.node.url.dropFirst(Self.folder.count).dropLast(Self.ending.count))
    caption = PlainText(of: image.node).text
    place = image.place
  }

  /// Whether an inline stands for a data table.
  static func isReference(_ node: CmarkNode, in block: CmarkNode) -> Bool {
    guard node.kind == CMARK_NODE_IMAGE, block.kind == CMARK_NODE_PARAGRAPH,
      block.firstChild?.pointer == node.pointer, node.next == nil
    else { return false }
    return node.url.hasPrefix(folder) && node.url.hasSuffix(ending)
  }
}
