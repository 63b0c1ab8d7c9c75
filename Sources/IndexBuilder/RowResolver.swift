import CertificateIndex
import Posix

/// Decides for one worker which rows stand, and adds the entries of those to the sections' spill.
final class RowResolver {
  private let rows: Spill
  private let plan: BuildPlan
  let shape: RowShape
  private let batches: BatchDictionary
  private let entries: SpillWriter
  private let entryPartitionBits: Int
  let sectionCount: Int
  let events: EventWriter
  private let isReported: Bool
  /// How many sources are certificates; those behind them are aliases.
  private let batchCount: Int
  private let buffer: RecordBuffer
  /// What this worker has found so far.
  var result: ResolvedRows

  init(
    rows: Spill, shape: RowShape, plan: BuildPlan, batches: BatchDictionary, entries: SpillWriter,
    entryPartitionBits: Int, sectionCount: Int, events: EventWriter, isReported: Bool,
    batchCount: Int, sources: Int
  ) {
    self.rows = rows
    self.plan = plan
    self.shape = shape
    self.batches = batches
    self.entries = entries
    self.entryPartitionBits = entryPartitionBits
    self.sectionCount = sectionCount
    self.events = events
    self.isReported = isReported
    self.batchCount = batchCount
    buffer = RecordBuffer(recordSize: rows.recordSize)
    result = ResolvedRows(sources: sources, sections: sectionCount)
  }

  /// Compares all rows of a partition.
  ///
  /// One that is larger than the memory is read several times, each time for a part of its rows.
  func resolve(_ partition: Int) throws(BuildFailure) {
    let bytes = rows.count(of: partition) * rows.recordSize * 8
    var passBits = 0
    while bytes >> passBits > plan.partitionBytesOfWorker { passBits += 1 }
    for pass in 0..<UInt64(1) << UInt64(passBits) {
      buffer.removeAll()
      try BuildFailure.ofSystem { () throws(SystemError) in
        try rows.load(
          partition, into: buffer, isLast: pass + 1 == 1 << UInt64(passBits), most: mostRecords,
          where: passBits == 0
            ? nil
            : { [plan] words in
              let number = RowRecord(words: words).number
              return (number << UInt64(plan.rowPartitionBits)) >> UInt64(64 - passBits) == pass
            })
      }
      try checkMemory()
      try resolveBuffer()
    }
  }

  /// The most records that may be in memory at once.
  private var mostRecords: Int { 2 * plan.partitionBytesOfWorker / (buffer.recordSize * 8) }

  /// Only rows with one number cannot be divided.
  private func checkMemory() throws(BuildFailure) {
    guard buffer.count > mostRecords else { return }
    var (candidate, votes) = (0, 0)
    for record in 0..<buffer.count {
      if votes == 0 { candidate = record }
      votes += row(record).number == row(candidate).number ? 1 : -1
    }
    throw .crowd(row(candidate).place)
  }

  private func row(_ record: Int) -> RowRecord { RowRecord(words: buffer[record]) }

  /// Finds the rows that share their number, and keeps all others as they are.
  private func resolveBuffer() throws(BuildFailure) {
    let groups = NumberGroups(buffer)
    for record in 0..<buffer.count where !groups.isShared(record) {
      try takeAlone(row(record))
    }
    for group in groups.shared {
      try resolve(group.map(row).sorted { $0.placeAndFlags < $1.placeAndFlags })
    }
  }

  private func takeAlone(_ row: RowRecord) throws(BuildFailure) {
    if row.flags.contains(.isRemoval) {
      try remove(row, found: false)
    } else {
      try keep(row, facts: row.facts)
    }
  }
}

// Rows that share their number.
extension RowResolver {
  /// Decides about records with one number, in order of the input.
  private func resolve(_ records: [RowRecord]) throws(BuildFailure) {
    let rows = RowResolver.rows(of: records)
    let firstAlias = rows.firstIndex { $0.own.place.source >= batchCount } ?? rows.count
    let group = RowGroup(rows: Array(rows[..<firstAlias]), shape: shape)
    for (index, row) in group.rows.enumerated() {
      if row.own.flags.contains(.isRemoval) {
        try remove(row.own, found: group.hasRemoved(index))
      } else if let successor = group.successors[index] {
        try supersede(row.own, by: group.rows[successor].own)
      }
    }
    let certificates = try keepStanding(of: group)
    if firstAlias < rows.count { try enter(rows[firstAlias...], of: certificates, group: group) }
  }

  /// The records of each row: the row's own and then its further forms.
  private static func rows(of records: [RowRecord]) -> [RowRecords] {
    let starts = records.indices.filter { !records[$0].flags.contains(.isFurtherForm) }
    return zip(starts, starts.dropFirst() + [records.count]).map {
      RowRecords(all: records[$0..<$1])
    }
  }

  /// Keeps the rows that stand, and says of each that it is not alone.
  private func keepStanding(of group: RowGroup) throws(BuildFailure) -> [StandingRow] {
    var certificates: [StandingRow] = []
    for (twin, index) in group.standing.enumerated() {
      let row = group.rows[index]
      certificates.append(
        StandingRow(records: row, twin: twin, facts: try keep(row.all, twin: twin)))
      guard group.standing.count > 1 else { continue }
      let other = group.rows[group.standing[twin == 0 ? 1 : twin - 1]]
      try log(row.own, .twin, other: other.own.place)
    }
    return certificates
  }

  /// Keeps a row with its further forms, as one of several certificates with one number.
  private func keep(
    _ records: ArraySlice<RowRecord>, twin: Int
  ) throws(BuildFailure) -> CertificateFacts {
    var facts = CertificateFacts(word: 0)
    for record in records {
      let batch = try BuildFailure.ofBatches { () throws(TooManyBatches) in
        try batches.number(ofTwin: twin, of: record.facts.batch)
      }
      facts = record.facts.inBatch(batch)
      try keep(record, facts: facts)
      result.digest &+= UInt64(twin) &* record.digest
    }
    return facts
  }
}

// What becomes of a row.
extension RowResolver {
  private func keep(_ row: RowRecord, facts: CertificateFacts) throws(BuildFailure) {
    let flags = row.flags
    for section in 0..<sectionCount where flags.contains(.section(section)) {
      try enter(row.hash(section: section), facts: facts, section: section)
    }
    result.keep(row, facts: facts, sectionCount: sectionCount)
  }

  /// Enters a certificate in a section under a hash.
  func enter(_ hash: Bits128, facts: CertificateFacts, section: Int) throws(BuildFailure) {
    try BuildFailure.ofSystem { () throws(SystemError) in
      try SectionEntry(hash: hash, facts: facts)
        .add(to: entries, section: section, partitionBits: entryPartitionBits)
    }
  }

  private func supersede(_ row: RowRecord, by later: RowRecord) throws(BuildFailure) {
    result.counts[row.place.source].superseded += 1
    let isRemoval = later.flags.contains(.isRemoval)
    try log(row, isRemoval ? .supersededByRemoval : .superseded, other: later.place)
  }

  private func remove(_ row: RowRecord, found: Bool) throws(BuildFailure) {
    result.counts[row.place.source].removed += 1
    try log(row, found ? .removed : .removedNothing)
  }

  /// Remembers what became of a row, where somebody wants to know.
  func log(
    _ row: RowRecord, _ kind: RowEvent.Kind, other: RowPlace? = nil
  ) throws(BuildFailure) {
    guard isReported || kind == .twin else { return }
    try BuildFailure.ofSystem { () throws(SystemError) in
      try events.add(RowEvent(place: row.place, kind: kind, other: other))
    }
  }
}
