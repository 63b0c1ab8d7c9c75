package import Posix

/// The counters of today, in a file that many processes change at once.
///
/// Between ``lock()`` and ``unlock()`` the file is this process's alone; that is a few system calls.
package final class CounterFile {
  private let file: LockedFile
  private let table: CounterTable
  /// What stands in the slots that were looked at since the file was locked.
  private var known: [(offset: Int, count: Int)] = []

  /// Opens the file, which is made where there is none.
  package init(path: [UInt8], table: CounterTable) throws(SystemError) {
    file = try LockedFile(path: path, mode: Gate.fileMode)
    self.table = table
  }

  /// Waits until no other process counts.
  package func lock() throws(SystemError) {
    known = []
    try file.lock()
  }

  /// Lets others count.
  package func unlock() {
    file.unlock()
  }

  /// What was counted of a value today; never less than was added.
  package func count(of counter: CounterTable.Counter) throws(SystemError) -> Int {
    var count = Int.max
    for offset in counter.offsets { count = min(count, known[try place(of: offset)].count) }
    return count
  }

  /// Adds one to a value's count, or takes back what was added.
  package func add(
    _ change: Int, to counter: CounterTable.Counter
  ) throws(SystemError) {
    for offset in counter.offsets {
      let place = try place(of: offset)
      guard change > 0 || known[place].count > 0 else { continue }
      known[place].count += change
      try file.write(table.slot(of: known[place].count), at: offset)
    }
  }

  /// The place of a slot among those that are known.
  private func place(of offset: Int) throws(SystemError) -> Int {
    if let place = known.firstIndex(where: { $0.offset == offset }) { return place }
    known.append((offset, table.count(in: try file.word(at: offset))))
    return known.count - 1
  }
}
