package import Posix

/// The counters of today, in a file that many processes change at once.
///
/// Between ``init(path:table:)`` and its end the file is this process's alone; that is a few system calls.
package struct CounterFile {
  private let file: LockedFile
  private let table: CounterTable

  /// Opens the file, which is made where there is none, and waits until no other process has it.
  package init(path: [UInt8], table: CounterTable) throws(SystemError) {
    file = try LockedFile(path: path, mode: Gate.fileMode)
    self.table = table
  }

  /// What was counted of a value today; never less than was added.
  package func count(of counter: CounterTable.Counter) throws(SystemError) -> Int {
    var count = Int.max
    for offset in counter.offsets {
      count = min(count, table.count(in: try file.word(at: offset)))
    }
    return count
  }

  /// Adds one to a value's count, or takes back what was added.
  package func add(_ change: Int, to counter: CounterTable.Counter) throws(SystemError) {
    for offset in counter.offsets {
      let count = table.count(in: try file.word(at: offset))
      guard change > 0 || count > 0 else { continue }
      try file.write(table.slot(of: count + change), at: offset)
    }
  }
}
