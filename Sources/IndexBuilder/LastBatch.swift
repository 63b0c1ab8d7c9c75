import Foundation

/// The cells of issuer, occupation, level and day of the row before, since most rows share them.
final class LastBatch {
  private static let columns: [BatchColumn] = [.issuer, .occupation, .level, .issued]
  private let memory: UnsafeMutablePointer<UInt8>
  private var counts = [Int](repeating: -1, count: 4)
  /// The number of the batch in the dictionary.
  private(set) var number: UInt32 = 0
  /// A digest of its texts, level and day.
  private(set) var digest: UInt64 = 0

  init() {
    memory = .allocate(capacity: 4 * RowCells.longestText)
  }

  deinit {
    memory.deallocate()
  }

  /// Whether a row has the same cells.
  func matches(_ row: borrowing RowFields) -> Bool {
    for (index, column) in LastBatch.columns.enumerated() {
      let cell = row[column]
      guard cell.count == counts[index] else { return false }
      guard let start = cell.baseAddress, cell.count > 0 else { continue }
      guard memcmp(start, memory + index * RowCells.longestText, cell.count) == 0 else {
        return false
      }
    }
    return true
  }

  /// Remembers the cells of a row, none of them longer than a text may be.
  func remember(_ row: borrowing RowFields, number: UInt32, digest: UInt64) {
    self.number = number
    self.digest = digest
    for (index, column) in LastBatch.columns.enumerated() {
      let cell = row[column]
      counts[index] = cell.count
      if let start = cell.baseAddress {
        (memory + index * RowCells.longestText).update(from: start, count: cell.count)
      }
    }
  }
}
