import CertificateIndex

/// What became of the rows of one input; every row is counted once.
package struct SourceCounts: Equatable, Sendable {
  /// Rows whose certificate is in the index.
  package var indexed = 0
  /// Rows that a later row has replaced or removed.
  package var superseded = 0
  /// Rows that remove a certificate.
  package var removed = 0
  /// Rows that are wrong and were left out.
  package var rejected = 0

  /// All rows of the input.
  package var rows: Int { indexed + superseded + removed + rejected }

  /// The counts in words.
  package var text: String {
    "\(rows) rows: \(indexed) indexed, \(superseded) superseded, \(removed) removed, "
      + "\(rejected) rejected"
  }

  static func + (left: SourceCounts, right: SourceCounts) -> SourceCounts {
    SourceCounts(
      indexed: left.indexed + right.indexed, superseded: left.superseded + right.superseded,
      removed: left.removed + right.removed, rejected: left.rejected + right.rejected)
  }
}

extension SourceCounts {
  /// The counts that an index states of one of its sources.
  init(_ source: IndexSource) {
    self.init(
      indexed: source.indexed, superseded: source.superseded, removed: source.removed,
      rejected: source.rejected)
  }
}
