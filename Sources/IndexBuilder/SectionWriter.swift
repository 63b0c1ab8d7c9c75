import CertificateIndex
import Posix

/// Sorts the entries of one section's slices and packs them, for one worker.
final class SectionWriter {
  private let entries: Spill
  private let keys: IndexKeys
  private let layout: IndexLayout
  private let batchRanks: [UInt32]
  private let scoreRanks: [UInt32]
  private let output: PagedOutput
  private let unsorted = RecordBuffer(recordSize: SectionEntry.size)
  private let sorted = RecordBuffer(recordSize: SectionEntry.size)

  init(
    entries: Spill, keys: IndexKeys, layout: IndexLayout, batchRanks: [UInt32],
    scoreRanks: [UInt32], output: PagedOutput
  ) {
    self.entries = entries
    self.keys = keys
    self.layout = layout
    self.batchRanks = batchRanks
    self.scoreRanks = scoreRanks
    self.output = output
  }

  /// Writes the entries and the directory of a slice.
  func write(_ slice: SectionSlice) throws(SystemError) {
    try load(slice)
    let starts = sortIntoBuckets(slice)
    try writeDirectory(slice, starts: starts)
    try writeEntries(slice)
  }

  /// Reads the entries of a slice, with their payloads as the file has them.
  private func load(_ slice: SectionSlice) throws(SystemError) {
    unsorted.removeAll()
    for partition in slice.partitions {
      // Nothing is written to the temporary files any more, so nobody needs their room.
      try entries.load(partition, into: unsorted, isLast: false)
    }
    let shape = layout.payload
    for entry in 0..<unsorted.count {
      let words = unsorted[entry]
      let facts = CertificateFacts(word: words[2])
      words[2] = shape.packed(
        Payload(
          batch: Int(batchRanks[Int(facts.batch)]), scores: Int(scoreRanks[Int(facts.scores)]),
          isRevoked: facts.isRevoked))
    }
  }

  /// Sorts the entries by hash and payload: first into cells, of which most have one or two.
  ///
  /// - Returns: For each bucket where it begins among the sorted, and their number behind the last.
  private func sortIntoBuckets(_ slice: SectionSlice) -> [Int] {
    // For each cell how many entries stand before it, and when they are placed, how many until its end.
    var ends = [UInt32](repeating: 0, count: slice.cellCount + 1)
    for entry in 0..<unsorted.count { ends[slice.cell(of: unsorted[entry]) + 1] += 1 }
    for cell in 1..<ends.count { ends[cell] += ends[cell - 1] }
    sorted.resize(to: unsorted.count)
    for entry in 0..<unsorted.count {
      let cell = slice.cell(of: unsorted[entry])
      sorted[Int(ends[cell])].update(from: unsorted[entry], count: SectionEntry.size)
      ends[cell] += 1
    }
    var start = 0
    for cell in 0..<slice.cellCount {
      let end = Int(ends[cell])
      if end > start + 1 { sort(start..<end) }
      start = end
    }
    return [0] + slice.lastCells.map { Int(ends[$0]) }
  }

  /// Sorts the few entries of a cell by insertion; of many, by a sorted copy.
  private func sort(_ cell: Range<Int>) {
    guard cell.count <= 64 else { return sortMany(cell) }
    let first = sorted[cell.lowerBound]
    let end = sorted[cell.upperBound]
    var entry = first + SectionEntry.size
    while entry < end {
      let words = (entry[0], entry[1], entry[2])
      var place = entry
      while place > first, precedes(words, place - SectionEntry.size) {
        place.update(from: place - SectionEntry.size, count: SectionEntry.size)
        place -= SectionEntry.size
      }
      (place[0], place[1], place[2]) = words
      entry += SectionEntry.size
    }
  }

  private func sortMany(_ cell: Range<Int>) {
    let entries = cell.map { (sorted[$0][0], sorted[$0][1], sorted[$0][2]) }.sorted(by: <)
    for (place, words) in zip(cell, entries) {
      (sorted[place][0], sorted[place][1], sorted[place][2]) = words
    }
  }

  @inline(__always)
  private func precedes(
    _ words: (UInt64, UInt64, UInt64), _ other: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    words.0 != other[0] ? words.0 < other[0] : (words.1, words.2) < (other[1], other[2])
  }

  private func writeDirectory(_ slice: SectionSlice, starts: [Int]) throws(SystemError) {
    let array = layout.directory(of: slice.section)
    let last = slice.isLast ? slice.buckets.upperBound + 1 : slice.buckets.upperBound
    var packer = RecordPacker(array, records: slice.buckets.lowerBound..<last)
    for start in starts.prefix(last - slice.buckets.lowerBound) {
      packer.add(UInt64(slice.firstEntry + start), width: array.width)
      packer.endRecord()
    }
    try packer.write(to: output)
  }

  /// Packs fingerprint and masked payload of each entry.
  private func writeEntries(_ slice: SectionSlice) throws(SystemError) {
    let placement = slice.placement
    let (payloadBits, payloadWidth) = (layout.payload.bits, layout.payload.width)
    var packer = RecordPacker(
      layout.entries(of: slice.section),
      records: slice.firstEntry..<slice.firstEntry + sorted.count)
    var last = Bits128(first: 0, second: 0)
    var ordinal = 0
    for entry in 0..<sorted.count {
      let hash = Bits128(first: sorted[entry][0], second: sorted[entry][1])
      let isFurther = entry > 0 && hash.first == last.first && hash.second == last.second
      ordinal = isFurther ? ordinal + 1 : 0
      last = hash
      let mask = keys.mask(of: hash, ordinal: ordinal)
      packer.add(placement.fingerprint(of: hash), width: placement.fingerprintBits)
      packer.add((sorted[entry][2] ^ mask) & payloadBits, width: payloadWidth)
      packer.endRecord()
    }
    try packer.write(to: output)
  }
}
