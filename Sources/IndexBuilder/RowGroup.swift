/// The records of one row: what it says itself, and then its further forms.
struct RowRecords {
  let all: ArraySlice<RowRecord>

  /// The row's own record.
  var own: RowRecord { all[all.startIndex] }
}

/// The rows of certificates with one number, in order of the input, and which of them stand.
struct RowGroup {
  let rows: [RowRecords]
  /// For each row the place in the list of the one that replaces it.
  let successors: [Int?]
  /// The places of the rows that stand.
  let standing: [Int]
  private let holders: [RowSuccession.Holder]

  init(rows: [RowRecords], shape: RowShape) {
    self.rows = rows
    holders = rows.map { shape.holder(of: $0.all) }
    let successors = RowSuccession.successors(of: holders)
    self.successors = successors
    standing = rows.indices.filter {
      successors[$0] == nil && !rows[$0].own.flags.contains(.isRemoval)
    }
  }

  /// Whether a row, of those that remove a certificate, has removed one.
  func hasRemoved(_ row: Int) -> Bool {
    rows.indices.contains {
      successors[$0] == row && !rows[$0].own.flags.contains(.isRemoval)
    }
  }

  /// What a row of aliases with this holder is about.
  ///
  /// - Parameter holder: Whom the row names; who is not named may be anybody.
  /// - Returns: A place in ``standing``, a place in ``rows``, or why there is neither.
  func subject(of holder: RowSuccession.Holder) -> AliasSubject {
    let certificates = standing.indices.filter { holders[standing[$0]].has(holder) }
    if certificates.count > 1 { return .problem(.aliasOfSeveral) }
    if let certificate = certificates.first { return .certificate(certificate) }
    if rows.isEmpty { return .problem(.aliasOfNothing) }
    let ends = rows.indices.filter { holders[$0].has(holder) }.map(end)
    let removal = ends.last { rows[$0].own.flags.contains(.isRemoval) }
    return removal.map { .removed(by: $0) } ?? .problem(.aliasOfOther)
  }

  /// The row that has come into the place of a row in the end.
  private func end(_ row: Int) -> Int {
    var end = row
    while let successor = successors[end] { end = successor }
    return end
  }
}

/// What a row of aliases is about.
enum AliasSubject: Equatable {
  case certificate(Int)
  case removed(by: Int)
  case problem(RowProblem.Reason)
}
