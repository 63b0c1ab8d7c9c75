import CertificateIndex

/// What became of the rows of one input.
package struct SourceCounts: Equatable, Sendable {
  /// Rows that were entered.
  package var accepted = 0
  /// Rows that were left out.
  package var rejected = 0
  /// Earlier rows that were replaced by rows of this input.
  package var replacements = 0
  /// For each key of the lookup, rows that cannot be found by it, because a field is empty.
  package var incomplete: [Int]

  /// The counts in words.
  package var text: String {
    "\(accepted) rows accepted, \(rejected) left out, \(replacements) replaced earlier ones"
  }

  init(keyCount: Int) {
    incomplete = Array(repeating: 0, count: keyCount)
  }

  /// Counts an accepted row.
  mutating func count(_ row: CertificateRow, keys: [FieldSet]) {
    accepted += 1
    for (index, key) in keys.enumerated() where row.values(of: key) == nil {
      incomplete[index] += 1
    }
  }
}

/// What became of all rows, and what was built of them.
package struct IndexBuildSummary: Sendable {
  /// Each input with its counts, in the order of reading.
  package private(set) var sources: [(name: String, counts: SourceCounts)] = []
  /// The sum over all inputs.
  package private(set) var total: SourceCounts
  /// Certificates in the index.
  package internal(set) var certificates = 0
  /// Entries in each section.
  package internal(set) var entries: [Int] = []
  /// Length of the file.
  package internal(set) var bytes = 0

  init(keyCount: Int) {
    total = SourceCounts(keyCount: keyCount)
  }

  mutating func add(_ counts: SourceCounts, of input: BatchInput) {
    sources.append((input.name, counts))
    total.accepted += counts.accepted
    total.rejected += counts.rejected
    total.replacements += counts.replacements
    for index in counts.incomplete.indices {
      total.incomplete[index] += counts.incomplete[index]
    }
  }
}
