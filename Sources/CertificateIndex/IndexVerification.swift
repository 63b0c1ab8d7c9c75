extension IndexReader {
  /// Reads every page and every number of the directories.
  ///
  /// - Throws: The first damage. Returns only when the whole file is right.
  /// - Complexity: One read of the file, and one of each section's entries.
  package func verify() throws(IndexError) {
    for number in 0..<layout.pageCount {
      try pages.page(number)
    }
    for section in header.sections.indices {
      try verifyBuckets(of: section)
    }
  }

  /// Checks that buckets follow each other without a gap and that fingerprints rise in each.
  private func verifyBuckets(of section: Int) throws(IndexError) {
    let directory = layout.directory(of: section)
    var ends: [Int] = []
    for bucket in 0..<directory.count {
      ends.append(Int(try pages.bits(of: bucket, in: directory, width: directory.width)))
    }
    guard ends.first == 0, ends.last == header.sections[section].entryCount,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .malformed(page: directory.firstPage) }
    for (start, end) in zip(ends, ends.dropFirst()) {
      try verifyOrder(of: start..<end, section: section)
    }
  }

  private func verifyOrder(of bucket: Range<Int>, section: Int) throws(IndexError) {
    let entries = layout.entries(of: section)
    let width = header.sections[section].placement.fingerprintBits
    var last: UInt64 = 0
    for entry in bucket {
      let fingerprint = try pages.bits(of: entry, in: entries, width: width)
      guard last <= fingerprint else {
        throw .malformed(page: entries.firstPage + entry / entries.perPage)
      }
      last = fingerprint
    }
  }
}
