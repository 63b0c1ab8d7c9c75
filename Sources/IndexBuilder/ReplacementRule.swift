/// When a new index takes the place of the old one: a short input is not a smaller truth.
package struct ReplacementRule: Equatable, Sendable {
  /// How many certificates fewer than the old index the new one may have, in hundredths.
  package var maximumShrink: Double
  /// The least number of certificates; nil where nobody knows, but not none because all rows are wrong.
  package var expected: Int?
  /// Whether one row that is wrong keeps the old index in its place.
  package var isStrict: Bool

  package init(maximumShrink: Double = 1, expected: Int? = nil, isStrict: Bool = false) {
    self.maximumShrink = maximumShrink
    self.expected = expected
    self.isStrict = isStrict
  }

  /// Why the old index stays; nil where the new one takes its place.
  ///
  /// - Parameters:
  ///   - old: Certificates of the index that is there; nil where there is none.
  ///   - new: Certificates of the new index.
  ///   - rejected: Rows that were left out of it.
  /// - Returns: What is wrong and what to do.
  func objection(old: Int?, new: Int, rejected: Int) -> String? {
    if isStrict, rejected > 0 {
      return "\(rejected) rows were left out and --strict was said; correct them"
    }
    if expected == nil, new == 0, rejected > 0 {
      return
        "all \(rejected) rows were left out, and an index of nothing would find nobody; correct them, "
        + "or allow it with --expect 0"
    }
    if let expected, new < expected {
      return "there are \(new) certificates and at least \(expected) are expected; "
        + "check that every input is whole"
    }
    if let old, Double(new) < Double(old) * (1 - maximumShrink / 100) {
      return "there are \(new) certificates where the old index has \(old); "
        + "check that every input is whole, or allow it with --max-shrink"
    }
    return nil
  }
}
