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

  /// The bucket of an entry.
  @inline(__always)
  func bucket(of words: UnsafeMutablePointer<UInt64>) -> Int {
    placement.bucketBits == 0 ? 0 : Int(words[0] >> UInt64(64 - placement.bucketBits))
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
