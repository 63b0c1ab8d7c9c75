/// A month as a table has it: 2007.1, or 2000 where no more than the year is known.
struct TableMonth: Equatable {
  let year: Int
  /// From 1 to 12; nil where the table names the year alone.
  let month: Int?

  /// Reads a cell; nil for anything that is no month from 1900 to 2155.
  init?(_ cell: String) {
    let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]), 1900...2155 ~= year
    else { return nil }
    month = parts.count == 2 ? (1...12).first { String($0) == parts[1] } : nil
    guard parts.count == 1 || month != nil else { return nil }
    self.year = year
  }

  /// `2007-01`, or `2000`.
  var iso8601: String {
    month.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } ?? "\(year)"
  }
}

/// From which month to which something can be found, both included.
struct MonthRange {
  var first: TableMonth
  var last: TableMonth

  /// The range from the earliest beginning to the latest end; nil for none.
  static func joined(_ ranges: [MonthRange]) -> MonthRange? {
    let first = ranges.map { $0.first }.min { $0.start < $1.start }
    let last = ranges.map { $0.last }.max { $0.end < $1.end }
    guard let first, let last else { return nil }
    return MonthRange(first: first, last: last)
  }
}

extension TableMonth {
  /// The months since the year 0 to the first that is meant: a year alone begins with its first.
  fileprivate var start: Int { year * 12 + (month ?? 1) }

  /// The months since the year 0 to the last that is meant: a year alone ends with its last.
  fileprivate var end: Int { year * 12 + (month ?? 12) }
}
