/// What looks wrong in rows that are right; nobody can tell from one row alone.
struct RowDoubts {
  /// Rows with signs in the place of characters of the name.
  var damagedNames = 0
  /// By source, rows whose number has 16 digits, and those of them that do not end in 0.
  private var ends: [(all: Int, others: Int)]

  init(sources: Int) {
    ends = Array(repeating: (0, 0), count: sources)
  }

  /// Counts the number of a certificate.
  mutating func add(number: Cell, source: Int) {
    guard number.count == 16 else { return }
    ends[source].all &+= 1
    if number[15] != UInt8(ascii: "0") { ends[source].others &+= 1 }
  }

  /// The sources whose numbers of 16 digits all end in 0, as when a spreadsheet has rounded them to the 15
  /// digits that it can keep.
  var roundedSources: [Int] {
    ends.indices.filter { ends[$0].all >= RowDoubts.fewestNumbers && ends[$0].others == 0 }
  }

  /// So many numbers do not all end in 0 by chance.
  static let fewestNumbers = 20

  /// Adds what another worker has found.
  mutating func add(_ other: RowDoubts) {
    damagedNames += other.damagedNames
    for source in ends.indices {
      ends[source].all += other.ends[source].all
      ends[source].others += other.ends[source].others
    }
  }
}
