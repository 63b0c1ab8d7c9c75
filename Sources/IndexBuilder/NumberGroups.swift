/// Finds the records of a buffer that share their certificate's number.
///
/// Time is linear; memory is about 13 bytes a record.
struct NumberGroups {
  /// For each record whether another has its number.
  private var sharing: [Bool]
  /// For each record the one before it with its number, and one; 0 for the first.
  private var previous: [UInt32]
  /// The last records of those that share a number.
  private var heads: [Int] = []

  init(_ buffer: RecordBuffer) {
    sharing = Array(repeating: false, count: buffer.count)
    previous = Array(repeating: 0, count: buffer.count)
    var table = NumberTable(capacity: buffer.count)
    for record in 0..<buffer.count {
      let earlier = table.replace(record, buffer: buffer)
      guard earlier > 0 else { continue }
      previous[record] = earlier
      sharing[record] = true
      sharing[Int(earlier) - 1] = true
    }
    for record in table.records where sharing[record] { heads.append(record) }
  }

  /// Whether another record has the number of this one.
  func isShared(_ record: Int) -> Bool { sharing[record] }

  /// The records of each number that several have.
  var shared: some Sequence<[Int]> {
    heads.lazy.map { head in
      var group = [head]
      while previous[group[group.count - 1]] > 0 {
        group.append(Int(previous[group[group.count - 1]]) - 1)
      }
      return group
    }
  }
}

/// The last record of each number, by open addressing.
private struct NumberTable {
  /// Records and one; 0 for an empty place.
  private var places: [UInt32]

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    places = Array(repeating: 0, count: size)
  }

  /// All records in the table.
  var records: some Sequence<Int> { places.lazy.filter { $0 > 0 }.map { Int($0) - 1 } }

  /// Puts a record in the place of the one before it with its number.
  ///
  /// - Returns: That record and one, or 0.
  mutating func replace(_ record: Int, buffer: RecordBuffer) -> UInt32 {
    let number = RowRecord(words: buffer[record]).number
    var place = Int(truncatingIfNeeded: number) & (places.count - 1)
    while places[place] > 0,
      RowRecord(words: buffer[Int(places[place]) - 1]).number != number
    {
      place = (place + 1) & (places.count - 1)
    }
    defer { places[place] = UInt32(record + 1) }
    return places[place]
  }
}
