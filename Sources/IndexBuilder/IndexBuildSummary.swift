/// What became of all rows, and what was built of them.
package struct IndexBuildSummary: Sendable {
  /// Each input with its counts, in the order of reading.
  package let sources: [(name: String, counts: SourceCounts)]
  /// For each key of the lookup, certificates that cannot be found by it, because a field is empty.
  package let incomplete: [Int]
  /// Rows with signs in the place of characters of the name.
  package let damagedNames: Int
  /// The names of inputs whose numbers seem to be rounded by a spreadsheet.
  package let roundedSources: [String]
  /// The names of inputs with numbers whose zeros in front a spreadsheet seems to have dropped.
  package let shortenedSources: [String]
  /// Certificates in the index.
  package let certificates: Int
  /// Entries in each section.
  package let entries: [Int]
  /// Length of the file.
  package let bytes: Int

  /// The sum over all inputs.
  package var total: SourceCounts {
    sources.reduce(SourceCounts()) { $0 + $1.counts }
  }
}
