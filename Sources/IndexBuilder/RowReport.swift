import CSV
import Posix

/// The report of a build: what became of each row, as CSV.
///
/// Rows that were indexed without further ado have one line together for each file, so that the last
/// column adds up to all rows.
struct RowReport {
  private let sources: [SourceInfo]

  init(sources: [SourceInfo]) {
    self.sources = sources
  }

  /// Writes the report; the old one of that name is replaced when this one is whole.
  func write(
    _ events: EventLog, counts: [SourceCounts], to path: String
  ) throws(SystemError) {
    let file = try ReplacementFile(replacing: Array(path.utf8), mode: 0o600)
    var csv = CSVWriter()
    csv.write([
      "file", "line", "outcome", "reason", "replaced_by_file", "replaced_by_line", "rows",
    ])
    var twins = [Int](repeating: 0, count: sources.count)
    try events.read { event throws(SystemError) in
      if event.kind == .twin { twins[event.place.source] += 1 }
      write(event, to: &csv)
      if csv.bytes.count > 1 << 16 {
        try file.write(csv.bytes)
        csv.bytes = []
      }
      return true
    }
    for (number, source) in sources.enumerated() {
      csv.write([
        source.name.withoutFormula, "", "indexed", "", "", "",
        "\(counts[number].indexed - twins[number])",
      ])
    }
    try file.write(csv.bytes)
    try file.commit()
  }

  private func write(_ event: RowEvent, to csv: inout CSVWriter) {
    let other = event.kind == .twin ? nil : event.other
    csv.write([
      sources[event.place.source].name.withoutFormula, "\(event.place.line)", event.kind.outcome,
      reason(of: event).withoutFormula, other.map { sources[$0.source].name.withoutFormula } ?? "",
      other.map { "\($0.line)" } ?? "", event.kind == .damagedName ? "0" : "1",
    ])
  }

  private func reason(of event: RowEvent) -> String {
    switch event.kind {
    case .rejected, .twin: event.finding(sources: sources)?.message ?? ""
    case .superseded: "a later row of the same certificate takes its place"
    case .supersededByRemoval: "a later row removes the certificate"
    case .redundantAlias: "another row already makes the certificate be found so"
    case .damagedName:
      "\(BatchColumn.name.title): signs stand in the place of characters; correct it, or give the name in a "
        + "file of aliases"
    case .removed: "the row removes the certificate of earlier rows"
    case .removedNothing: "no earlier row has the certificate that the row removes"
    }
  }
}

extension RowEvent.Kind {
  /// What became of the row, in one word.
  fileprivate var outcome: String {
    switch self {
    case .rejected: "rejected"
    case .superseded, .supersededByRemoval, .redundantAlias: "superseded"
    case .removed, .removedNothing: "removed"
    case .twin: "indexed"
    case .damagedName: "noted"
    }
  }
}
