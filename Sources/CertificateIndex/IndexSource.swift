/// What became of the rows of one source of a build, as the index remembers it.
package struct IndexSource: Equatable, Sendable {
  /// The last component of the source's path, or `-` for standard input; UTF-8 of at most
  /// `longestName` bytes.
  package let name: [UInt8]
  /// Rows that were read.
  package let rows: Int
  /// Rows whose certificate is in the index as they say.
  package let indexed: Int
  /// Rows in whose place a later row stands.
  package let superseded: Int
  /// Rows that are not in the index because their certificate was removed.
  package let removed: Int
  /// Rows that were wrong and left out.
  package let rejected: Int

  /// The most bytes that the name of a source may have.
  package static let longestName = 400

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - path: The source's path, or `-`. Its last component is kept, cut before the first character
  ///     that ends behind `longestName` bytes.
  ///   - rows: Rows that were read.
  ///   - indexed: Rows whose certificate is in the index as they say.
  ///   - superseded: Rows in whose place a later row stands.
  ///   - removed: Rows that are not in the index because their certificate was removed.
  ///   - rejected: Rows that were wrong and left out.
  package init(
    path: [UInt8], rows: Int, indexed: Int, superseded: Int, removed: Int, rejected: Int
  ) {
    name = sourceName(path)
    self.rows = rows
    self.indexed = indexed
    self.superseded = superseded
    self.removed = removed
    self.rejected = rejected
  }
}

extension IndexSource {
  /// The stream of bytes that the pages of sources carry: the number of sources in four bytes, then of
  /// each its name behind its length in two bytes and its five counts in eight bytes each.
  package static func encoded(_ sources: [IndexSource]) -> [UInt8] {
    var stream: [UInt8] = []
    stream.append(littleEndian: UInt32(sources.count))
    for source in sources {
      stream.append(counted: source.name)
      for count in source.counts {
        stream.append(littleEndian: UInt64(count))
      }
    }
    return stream
  }

  /// The sources of a stream with zeros behind it, as pages have them; nil where `encoded` gives no
  /// such stream.
  package static func decoded(_ stream: [UInt8]) -> [IndexSource]? {
    var reader = ByteReader(stream)
    var sources: [IndexSource] = []
    let count = reader.number(bytes: 4)
    while sources.count < count, !reader.isExhausted {
      guard let source = IndexSource(from: &reader) else { return nil }
      sources.append(source)
    }
    let encoded = encoded(sources)
    guard sources.count == count, stream.starts(with: encoded),
      stream[encoded.count...].allSatisfy({ $0 == 0 })
    else { return nil }
    return sources
  }

  private var counts: [Int] { [rows, indexed, superseded, removed, rejected] }

  private init?(from reader: inout ByteReader) {
    let name = reader.countedBytes()
    var counts: [Int] = []
    for _ in 0..<5 {
      counts.append(Int(truncatingIfNeeded: reader.number(bytes: 8)))
    }
    guard !reader.isExhausted, !name.isEmpty, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(
      path: name, rows: counts[0], indexed: counts[1], superseded: counts[2], removed: counts[3],
      rejected: counts[4])
  }
}

/// The last component of a path, whole characters of at most `IndexSource.longestName` bytes.
private func sourceName(_ path: [UInt8]) -> [UInt8] {
  let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  let name = path[start...]
  guard name.count > IndexSource.longestName else { return Array(name) }
  var end = start + IndexSource.longestName
  while end > start, path[end] & 0xc0 == 0x80 { end -= 1 }
  return Array(path[start..<end])
}
