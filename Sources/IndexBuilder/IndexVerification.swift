package import CertificateIndex
import Foundation
import Parallel

extension IndexReader {
  /// Reads every page and every record of the file.
  ///
  /// - Parameters:
  ///   - workers: How many threads work.
  ///   - progress: Is told how far the verification is.
  /// - Throws: The first damage that was found. Returns only when the whole file is right.
  /// - Complexity: One read of the file; memory is a few MiB a worker.
  package func verify(
    workers: Int = BuildPlan().workers, progress: BuildProgress = BuildProgress()
  ) throws(IndexError) {
    let stretches = header.sections.indices.flatMap { BucketStretch.stretches(of: $0, self) }
    progress.begin(.verifying, total: stretches.count)
    let jobs = JobList(count: stretches.count)
    try inParallel(workers) { _ throws(IndexError) in
      let buffer = PageBuffer(self)
      try jobs.work { job throws(IndexError) in
        try stretches[job].verify(buffer)
        progress.advance()
      }
    }
    try verifyDictionaries()
  }

  /// Checks that batches and scores say what can be, and that texts and sources can be read.
  private func verifyDictionaries() throws(IndexError) {
    let buffer = PageBuffer(self)
    let width = layout.textPlaceWidth
    let textEnd = UInt64((layout.firstSourcePage - layout.firstTextPage) * Page.contentSize)
    try buffer.forEachRecord(of: layout.batches, in: 0..<layout.batches.count) { record in
      let level = UInt8(record.bits(at: 2 * width, width: Level.width))
      let day = UInt32(record.bits(at: 2 * width + Level.width, width: CivilDate.width))
      return record.bits(at: 0, width: width) < textEnd
        && record.bits(at: width, width: width) < textEnd
        && (level == 0 || Level(rawValue: level - 1) != nil)
        && (day == 0 || CivilDate(packed: day) != nil)
    }
    try buffer.forEachRecord(of: layout.scores, in: 0..<layout.scores.count) { record in
      [0, Score.width].allSatisfy {
        let code = UInt16(record.bits(at: $0, width: Score.width))
        return code == 0 || Score(code: code) != nil
      }
    }
    for first in stride(from: layout.firstTextPage, to: layout.pageCount, by: pagesAtOnce) {
      try buffer.read(first..<min(first + pagesAtOnce, layout.pageCount))
    }
    _ = try sources()
  }
}

/// Pages that are read with one call.
private let pagesAtOnce = 1024

/// Buckets of a section that are checked together.
private struct BucketStretch {
  let section: Int
  let buckets: Range<Int>

  /// Stretches of a section, each with some pages of its directory.
  static func stretches(of section: Int, _ reader: IndexReader) -> [BucketStretch] {
    let count = reader.header.sections[section].placement.bucketCount
    let length = 16 * reader.layout.directory(of: section).perPage
    return stride(from: 0, to: count, by: length).map {
      BucketStretch(section: section, buckets: $0..<min($0 + length, count))
    }
  }

  /// Checks that buckets follow each other without a gap and that fingerprints rise in each.
  func verify(_ buffer: PageBuffer) throws(IndexError) {
    let starts = try readStarts(buffer)
    let entries = buffer.reader.layout.entries(of: section)
    let width = buffer.reader.header.sections[section].placement.fingerprintBits
    var bucket = 0
    var entry = starts[0]
    var last: UInt64 = 0
    try buffer.forEachRecord(of: entries, in: starts[0]..<starts[starts.count - 1]) { record in
      while entry == starts[bucket + 1] { bucket += 1 }
      let fingerprint = record.bits(at: 0, width: width)
      let rises = entry == starts[bucket] || last <= fingerprint
      last = fingerprint
      entry += 1
      return rises
    }
  }

  /// The first entries of the buckets, and the one behind the last.
  private func readStarts(_ buffer: PageBuffer) throws(IndexError) -> [Int] {
    let directory = buffer.reader.layout.directory(of: section)
    let count = UInt64(buffer.reader.header.sections[section].entryCount)
    var starts: [Int] = []
    starts.reserveCapacity(buckets.count + 1)
    try buffer.forEachRecord(
      of: directory, in: buckets.lowerBound..<buckets.upperBound + 1
    ) { record in
      let start = record.bits(at: 0, width: directory.width)
      defer { starts.append(Int(truncatingIfNeeded: start)) }
      return start <= count && start >= UInt64(starts.last ?? 0)
    }
    let endsWell = buckets.upperBound + 1 < directory.count || starts.last == Int(count)
    guard endsWell, buckets.lowerBound > 0 || starts.first == 0 else {
      throw .malformed(page: directory.firstPage)
    }
    return starts
  }
}

/// Memory for pages of one worker.
private final class PageBuffer {
  let reader: IndexReader
  private let memory: UnsafeMutableRawBufferPointer

  init(_ reader: IndexReader) {
    self.reader = reader
    // A number is read as eight bytes and one more.
    memory = .allocate(byteCount: pagesAtOnce * Page.size + 16, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit {
    memory.deallocate()
  }

  /// One record in memory.
  struct Record {
    let base: UnsafeRawPointer
    let bit: Int

    /// The number of `width` bits that begins `offset` bits behind the record's first.
    @inline(__always)
    func bits(at offset: Int, width: Int) -> UInt64 {
      let first = bit + offset
      let shift = UInt64(first & 7)
      let low = (base + first >> 3).loadUnaligned(as: UInt64.self) >> shift
      let high =
        Int(shift) + width > 64
        ? UInt64(base.load(fromByteOffset: first >> 3 + 8, as: UInt8.self)) << (64 - shift) : 0
      return (low | high) & (width == 64 ? .max : 1 << UInt64(width) - 1)
    }
  }

  func read(_ pages: Range<Int>) throws(IndexError) {
    try reader.readIntact(pages, into: memory)
  }

  /// Reads the pages of some records of an array, and the records.
  ///
  /// - Parameters:
  ///   - array: The array.
  ///   - records: Their numbers.
  ///   - isRight: Whether a record may be as it is.
  /// - Throws: The first damage, or a record that is not right.
  func forEachRecord(
    of array: RecordArray, in records: Range<Int>, _ isRight: (Record) -> Bool
  ) throws(IndexError) {
    let perPage = array.perPage
    var next = records.lowerBound
    while next < records.upperBound {
      let first = next / perPage
      let last = min(first + pagesAtOnce, (records.upperBound - 1) / perPage + 1)
      try read(array.firstPage + first..<array.firstPage + last)
      for page in first..<last {
        let end = min(records.upperBound, (page + 1) * perPage)
        let bit = (page - first) * Page.size * 8 + (next - page * perPage) * array.width
        guard areRight(end - next, from: bit, width: array.width, isRight) else {
          throw .malformed(page: array.firstPage + page)
        }
        next = end
      }
    }
  }

  /// Whether so many records of a width are right, of which the first begins at a bit of the memory.
  @inline(__always)
  private func areRight(
    _ count: Int, from bit: Int, width: Int, _ isRight: (Record) -> Bool
  ) -> Bool {
    guard let base = UnsafeRawPointer(memory.baseAddress) else { return false }
    return (0..<count).allSatisfy { isRight(Record(base: base, bit: bit + $0 * width)) }
  }
}
