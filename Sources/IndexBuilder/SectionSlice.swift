import CertificateIndex

/// A stretch of a section's buckets that fits into memory.
struct SectionSlice {
  let section: Int
  let placement: Placement
  /// The buckets.
  let buckets: Range<Int>
  /// The partitions of the spill that hold their entries, perhaps with others.
  let partitions: Range<Int>
  /// The number of the first entry in its section.
  let firstEntry: Int

  /// Whether the section ends here.
  var isLast: Bool { buckets.upperBound == placement.bucketCount }

  /// Buckets are sorted as so many cells each, two to that power; with as many as 31 entries in a bucket, of a cell
  /// hardly any has more than a few.
  private static let cellBits = 4

  /// How many cells there are.
  var cellCount: Int { buckets.count << SectionSlice.cellBits }

  /// The last cell of each bucket.
  var lastCells: some Sequence<Int> {
    (1...buckets.count).lazy.map { ($0 << SectionSlice.cellBits) - 1 }
  }

  /// The cell of an entry, from 0.
  @inline(__always)
  func cell(of words: UnsafeMutablePointer<UInt64>) -> Int {
    Int(words[0] >> UInt64(64 - SectionSlice.cellBits - placement.bucketBits))
      - buckets.lowerBound << SectionSlice.cellBits
  }

  /// Cuts a section into slices.
  ///
  /// A slice has one partition, or several where buckets are larger than those.
  static func slices(
    of section: Int, shape: SectionShape, entries: Spill, partitionBits: Int
  ) -> [SectionSlice] {
    let sliceBits = min(partitionBits, shape.placement.bucketBits)
    let partitionsOfSlice = 1 << (partitionBits - sliceBits)
    let bucketsOfSlice = 1 << (shape.placement.bucketBits - sliceBits)
    var firstEntry = 0
    return (0..<1 << sliceBits).map { number in
      let first = (section << partitionBits) + number * partitionsOfSlice
      let slice = SectionSlice(
        section: section, placement: shape.placement,
        buckets: number * bucketsOfSlice..<(number + 1) * bucketsOfSlice,
        partitions: first..<first + partitionsOfSlice, firstEntry: firstEntry)
      firstEntry += slice.partitions.reduce(0) { $0 + entries.count(of: $1) }
      return slice
    }
  }
}
