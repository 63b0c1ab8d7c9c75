// What a file says of itself. The program on the web host asks for none of it.

extension IndexReader {
  /// What the index was built from, in the order of reading.
  package func sources() throws(IndexError) -> [IndexSource] {
    try IndexSource.read(layout) { number throws(IndexError) in try pages.page(number) }
  }

  /// The header that a file states, unverified, to describe a file without its key.
  package static func statedHeader(path: [UInt8]) throws(IndexError) -> IndexHeader {
    try IndexHeader(page: try PageReader.read(page: 0, of: try PageReader.open(path)))
  }

  /// The sources that a file states, unverified.
  package static func statedSources(path: [UInt8]) throws(IndexError) -> [IndexSource] {
    let file = try PageReader.open(path)
    let header = try IndexHeader(page: try PageReader.read(page: 0, of: file))
    return try IndexSource.read(IndexLayout(header)) { number throws(IndexError) in
      try PageReader.read(page: number, of: file)
    }
  }
}

extension IndexSource {
  /// Reads the sources from their pages.
  fileprivate static func read(
    _ layout: IndexLayout, page: (Int) throws(IndexError) -> [UInt8]
  ) throws(IndexError) -> [IndexSource] {
    var stream: [UInt8] = []
    for number in layout.firstSourcePage..<layout.pageCount {
      stream.append(contentsOf: try page(number)[..<Page.contentSize])
    }
    guard let sources = IndexSource.decoded(stream) else {
      throw .malformed(page: layout.firstSourcePage)
    }
    return sources
  }
}
