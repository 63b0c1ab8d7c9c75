/// The rule by which rows with one certificate number replace each other.
///
/// A row stands until the first later row of the same certificate, which is one with the same ID number
/// or the same name. Rows that share neither are of two people, and both stand.
enum RowSuccession {
  /// Who a row is about, by digests; nil where the row does not say.
  struct Holder {
    let idNumber: UInt64?
    let name: UInt64?
  }

  /// For each row, in order of the input, the place in the list of the row that replaces it.
  ///
  /// - Complexity: O(n log n).
  static func successors(of holders: [Holder]) -> [Int?] {
    let byIDNumber = nextEqual(holders.map { $0.idNumber })
    let byName = nextEqual(holders.map { $0.name })
    return zip(byIDNumber, byName).map { first, second in
      switch (first, second) {
      case (let first?, let second?): min(first, second)
      default: first ?? second
      }
    }
  }

  /// For each value the place of the next equal one; nil has no equals.
  private static func nextEqual(_ values: [UInt64?]) -> [Int?] {
    var next = [Int?](repeating: nil, count: values.count)
    let places = values.indices.filter { values[$0] != nil }
      .sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
    for (place, following) in zip(places, places.dropFirst())
    where values[place] == values[following] {
      next[place] = following
    }
    return next
  }
}
