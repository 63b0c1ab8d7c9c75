/// The rule by which rows with one certificate number replace each other.
///
/// A row stands until the first later row of the same certificate, which is one with the same ID number
/// or the same name. Rows that share neither are of two people, and both stand.
enum RowSuccession {
  /// Who a row is about, by digests.
  struct Holder {
    /// The ID number in all its forms; empty where the row does not say.
    let idNumbers: [UInt64]
    /// The name in all its forms; empty where the row does not say.
    let names: [UInt64]

    /// Whether all that is said of the holder is said here too.
    func has(_ other: Holder) -> Bool {
      Holder.agree(idNumbers, other.idNumbers) && Holder.agree(names, other.names)
    }

    private static func agree(_ own: [UInt64], _ other: [UInt64]) -> Bool {
      other.isEmpty || own.contains(where: other.contains)
    }
  }

  /// For each row, in order of the input, the place in the list of the row that replaces it.
  ///
  /// - Complexity: O(n log n).
  static func successors(of holders: [Holder]) -> [Int?] {
    let byIDNumber = nextEqual(holders.map { $0.idNumbers })
    let byName = nextEqual(holders.map { $0.names })
    return zip(byIDNumber, byName).map { first, second in
      switch (first, second) {
      case (let first?, let second?): min(first, second)
      default: first ?? second
      }
    }
  }

  /// For each list of values the place of the next one that has one of them.
  private static func nextEqual(_ values: [[UInt64]]) -> [Int?] {
    var next = [Int?](repeating: nil, count: values.count)
    let places = values.indices.flatMap { place in values[place].map { (value: $0, place: place) } }
      .sorted { ($0.value, $0.place) < ($1.value, $1.place) }
    for (one, following) in zip(places, places.dropFirst())
    where one.value == following.value && one.place < following.place {
      next[one.place] = min(next[one.place] ?? following.place, following.place)
    }
    return next
  }
}
