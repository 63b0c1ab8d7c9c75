import Foundation

/// How a build divides memory and work; the same for any number of rows.
///
/// The memory of a build is about twice `chunkBytes`, `partitionBytes` and the dictionaries.
struct BuildPlan: Equatable, Sendable {
  /// How many threads work.
  var workers = min(16, ProcessInfo.processInfo.activeProcessorCount)
  /// Bytes of one block of the input.
  var blockBytes = 1 << 20
  /// Bytes of memory for records on their way to disk, of all workers together.
  var chunkBytes = 64 << 20
  /// Bytes of records that are worked on in memory, of all workers together.
  var partitionBytes = 96 << 20
  /// Rows are divided by so many bits of their number's hash.
  var rowPartitionBits = 9
  /// Entries of a section are divided by at least so many bits of their hash.
  var leastEntryPartitionBits = 8
  /// The most entries of one partition: only those with one key cannot be divided.
  var mostEntriesOfPartition = 1 << 21

  /// Bytes of records that one worker may work on at once.
  var partitionBytesOfWorker: Int { partitionBytes / workers }

  /// By how many bits of their hash the entries of a section are divided, so that they can be sorted
  /// in memory.
  func entryPartitionBits(entries: Int) -> Int {
    var bits = leastEntryPartitionBits
    // A shift binds tighter than a product.
    while bits < 13, (entries * SectionEntry.size * 8) >> bits > partitionBytesOfWorker / 4 {
      bits += 1
    }
    return bits
  }
}
