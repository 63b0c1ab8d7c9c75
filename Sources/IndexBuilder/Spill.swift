import Foundation
import Posix

/// Records that may be too many for memory, divided into partitions.
///
/// Each worker collects records of a partition in a chunk of its own. A chunk that is full goes to the
/// worker's temporary file; the last ones stay in memory, so a small build never touches a disk.
final class Spill: @unchecked Sendable {
  /// Words of a record.
  let recordSize: Int
  let partitionCount: Int
  private let writers: [SpillWriter]

  /// Makes room.
  ///
  /// - Parameters:
  ///   - recordSize: Words of a record.
  ///   - partitions: How many partitions there are.
  ///   - chunkBytes: Bytes of all chunks together.
  ///   - files: The temporary file of each worker.
  init(recordSize: Int, partitions: Int, chunkBytes: Int, files: [SpillFile]) {
    self.recordSize = recordSize
    partitionCount = partitions
    let chunkRecords = min(65_536, chunkBytes / (partitions * files.count)) / 8 / recordSize
    writers = files.map { file in
      SpillWriter(
        recordSize: recordSize, partitions: partitions,
        chunkWords: max(1, chunkRecords) * recordSize, file: file)
    }
  }

  /// Where a worker, and nobody else, adds records.
  func writer(of worker: Int) -> SpillWriter { writers[worker] }

  /// How many records a partition has.
  func count(of partition: Int) -> Int {
    writers.reduce(0) { $0 + $1.count(of: partition) }
  }

  /// Appends the records of a partition to a buffer, in no particular order.
  ///
  /// - Parameters:
  ///   - partition: The number of the partition.
  ///   - buffer: Takes the records.
  ///   - isLast: Whether nobody will read the partition again, so that others may write over it.
  ///   - most: Reading ends early when the buffer has more records than this.
  ///   - isWanted: Which of the records; all where it is nil.
  /// - Throws: That the temporary file cannot be read.
  func load(
    _ partition: Int, into buffer: RecordBuffer, isLast: Bool = true, most: Int = .max,
    where isWanted: ((UnsafeMutablePointer<UInt64>) -> Bool)? = nil
  ) throws(SystemError) {
    for writer in writers where buffer.count <= most {
      try writer.load(partition, into: buffer, isLast: isLast, most: most, where: isWanted)
    }
  }
}

/// Adds the records of one worker to a spill.
final class SpillWriter {
  private let recordSize: Int
  private let chunkWords: Int
  /// The chunks of all partitions behind each other, each with a word more for its link.
  private let memory: UnsafeMutablePointer<UInt64>
  /// For each partition how many words of its chunk are filled.
  private let filled: UnsafeMutablePointer<Int>
  /// For each partition its full chunks: in the file each names the one before it, so that their number
  /// takes no memory.
  private var full: [FullChunks]
  private let file: SpillFile

  /// The full chunks of a partition.
  private struct FullChunks {
    var count = 0
    /// Where the last one lies in the file.
    var last = 0
  }

  fileprivate init(recordSize: Int, partitions: Int, chunkWords: Int, file: SpillFile) {
    self.recordSize = recordSize
    self.chunkWords = chunkWords
    self.file = file
    memory = .allocateInHugePages(capacity: partitions * (chunkWords + 1))
    filled = .allocate(capacity: partitions)
    filled.initialize(repeating: 0, count: partitions)
    full = Array(repeating: FullChunks(), count: partitions)
  }

  /// Bytes of a chunk in the file, with its link.
  private var chunkBytes: Int { (chunkWords + 1) * 8 }

  @inline(__always)
  private func chunk(of partition: Int) -> UnsafeMutablePointer<UInt64> {
    memory + partition &* (chunkWords &+ 1)
  }

  deinit {
    memory.deallocate()
    filled.deallocate()
  }

  /// Room for one more record in a partition, to be filled before the next call.
  @inline(__always)
  func add(to partition: Int) throws(SystemError) -> UnsafeMutablePointer<UInt64> {
    if filled[partition] == chunkWords { try flush(partition) }
    let place = filled[partition]
    filled[partition] = place &+ recordSize
    return chunk(of: partition) + place
  }

  @inline(never)
  private func flush(_ partition: Int) throws(SystemError) {
    let chunk = chunk(of: partition)
    chunk[chunkWords] = UInt64(full[partition].last)
    full[partition].last = try file.write(UnsafeRawBufferPointer(start: chunk, count: chunkBytes))
    full[partition].count += 1
    filled[partition] = 0
  }

  fileprivate func count(of partition: Int) -> Int {
    (full[partition].count * chunkWords + filled[partition]) / recordSize
  }

  fileprivate func load(
    _ partition: Int, into buffer: RecordBuffer, isLast: Bool, most: Int,
    where isWanted: ((UnsafeMutablePointer<UInt64>) -> Bool)?
  ) throws(SystemError) {
    var offset = full[partition].last
    for _ in 0..<full[partition].count where buffer.count <= most {
      let before = try buffer.append(chunkWords: chunkWords, of: file, at: offset)
      if let isWanted { buffer.keepLast(chunkWords / recordSize, where: isWanted) }
      if isLast { file.giveBack(offset..<offset + chunkBytes) }
      offset = before
    }
    buffer.append(chunk(of: partition), words: filled[partition])
    if let isWanted { buffer.keepLast(filled[partition] / recordSize, where: isWanted) }
  }
}

extension UnsafeMutablePointer<UInt64> {
  /// Memory in which places far apart are written in turn: in large pages, where the system has them, it finds
  /// most of them without a walk through its tables.
  fileprivate static func allocateInHugePages(capacity: Int) -> UnsafeMutablePointer<UInt64> {
    let pageSize = 2 << 20
    let byteCount = capacity * MemoryLayout<UInt64>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: pageSize)
    // It is a wish: where it cannot be granted the memory is as any other.
    _ = madvise(memory, byteCount, Int32(MADV_HUGEPAGE))
    return memory.bindMemory(to: UInt64.self, capacity: capacity)
  }
}
