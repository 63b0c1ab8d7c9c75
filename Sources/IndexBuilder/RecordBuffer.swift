import Posix

/// Memory for the records of one partition, which the next one uses again.
final class RecordBuffer {
  /// Words of a record.
  let recordSize: Int
  /// How many records there are.
  private(set) var count = 0
  private var memory: UnsafeMutablePointer<UInt64>
  private var capacity: Int

  init(recordSize: Int) {
    self.recordSize = recordSize
    capacity = 1024 * recordSize
    memory = .allocate(capacity: capacity)
  }

  deinit {
    memory.deallocate()
  }

  /// The first word of a record.
  subscript(record: Int) -> UnsafeMutablePointer<UInt64> { memory + record * recordSize }

  func removeAll() {
    count = 0
  }

  /// Makes the buffer as long as said; new records have any content.
  func resize(to count: Int) {
    reserve(words: count * recordSize)
    self.count = count
  }

  /// Appends whole records.
  func append(_ words: UnsafePointer<UInt64>, words wordCount: Int) {
    reserve(words: count * recordSize + wordCount)
    self[count].update(from: words, count: wordCount)
    count += wordCount / recordSize
  }

  /// Appends the records of a chunk that lies in a file.
  ///
  /// - Returns: The word behind them, which says where the chunk before it lies.
  func append(chunkWords: Int, of file: SpillFile, at offset: Int) throws(SystemError) -> Int {
    reserve(words: count * recordSize + chunkWords + 1)
    try file.read(
      into: UnsafeMutableRawBufferPointer(start: self[count], count: (chunkWords + 1) * 8),
      at: offset)
    count += chunkWords / recordSize
    return Int(self[count].pointee)
  }

  /// Drops those of the last records that are not wanted.
  func keepLast(_ last: Int, where isWanted: (UnsafeMutablePointer<UInt64>) -> Bool) {
    var kept = count - last
    for record in kept..<count where isWanted(self[record]) {
      if kept != record { self[kept].update(from: self[record], count: recordSize) }
      kept += 1
    }
    count = kept
  }

  private func reserve(words: Int) {
    guard words > capacity else { return }
    let larger = max(words, capacity + capacity / 4)
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    moved.update(from: memory, count: count * recordSize)
    memory.deallocate()
    memory = moved
    capacity = larger
  }
}
