/// What one worker, or all together, found out about the rows that stand.
struct ResolvedRows {
  /// What became of the rows, by their source.
  var counts: [SourceCounts]
  /// Certificates in the index.
  private(set) var certificates = 0
  /// For each key, certificates that cannot be found by it, because a field is empty.
  private(set) var incomplete: [Int]
  /// The sum of the digests of all rows that stand, whatever their order.
  var digest: UInt64 = 0
  /// What looks wrong in rows that were read; nil for a worker.
  var doubts: RowDoubts?
  /// Which numbers of the batch dictionary are used.
  private(set) var batches = BitSet()
  /// Which codes of scores are used.
  private(set) var scores = BitSet()

  init(sources: Int, sections: Int) {
    counts = Array(repeating: SourceCounts(), count: sources)
    incomplete = Array(repeating: 0, count: sections)
  }

  /// Counts a record that stands: a certificate, or a further form of its ID number or name.
  mutating func keep(_ row: RowRecord, facts: CertificateFacts, sectionCount: Int) {
    digest &+= row.digest
    batches.insert(Int(facts.batch))
    scores.insert(Int(facts.scores))
    guard !row.flags.contains(.isFurtherForm) else { return }
    certificates += 1
    counts[row.place.source].indexed += 1
    guard !row.flags.isSuperset(of: .sections(sectionCount)) else { return }
    for section in 0..<sectionCount where !row.flags.contains(.section(section)) {
      incomplete[section] += 1
    }
  }

  /// Adds what another worker has found.
  mutating func add(_ other: ResolvedRows) {
    counts = zip(counts, other.counts).map { $0 + $1 }
    certificates += other.certificates
    incomplete = zip(incomplete, other.incomplete).map { $0 + $1 }
    digest &+= other.digest
    batches.formUnion(other.batches)
    scores.formUnion(other.scores)
  }
}

/// A set of small numbers, a bit each.
struct BitSet {
  private var words: [UInt64] = []

  /// Adds a number.
  mutating func insert(_ number: Int) {
    while number / 64 >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(16, words.count)))
    }
    words[number / 64] |= 1 << UInt64(number % 64)
  }

  /// Whether the number is in the set.
  func contains(_ number: Int) -> Bool {
    number / 64 < words.count && words[number / 64] >> UInt64(number % 64) & 1 == 1
  }

  /// Adds all numbers of another set.
  mutating func formUnion(_ other: BitSet) {
    for (index, word) in other.words.enumerated() where word != 0 {
      if index >= words.count { insert(index * 64 + word.trailingZeroBitCount) }
      words[index] |= word
    }
  }

  /// The numbers in their order.
  var numbers: [Int] {
    words.indices.filter { words[$0] != 0 }.flatMap { index in
      (0..<64).filter { words[index] >> UInt64($0) & 1 == 1 }.map { index * 64 + $0 }
    }
  }
}
