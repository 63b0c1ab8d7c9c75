import CertificateIndex

/// The texts of the dictionaries behind each other, none across the end of a page.
struct TextPages {
  /// The contents of the pages, the last one as long as it is; there is at least one.
  private(set) var contents: [[UInt8]] = [[]]

  /// Appends a text behind its length.
  ///
  /// - Returns: The byte at which it begins in the pages laid side by side.
  mutating func append(_ text: [UInt8]) -> Int {
    if contents[contents.count - 1].count + 2 + text.count > Page.contentSize {
      contents.append([])
    }
    let page = contents.count - 1
    defer { contents[page].append(counted: text) }
    return page * Page.contentSize + contents[page].count
  }
}
