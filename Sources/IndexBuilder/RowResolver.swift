import CertificateIndex
import Posix

/// Decides for one worker which rows stand, and adds the entries of those to the sections' spill.
final class RowResolver {
  private let rows: Spill
  private let plan: BuildPlan
  private let shape: RowShape
  private let batches: BatchDictionary
  private let entries: SpillWriter
  private let entryPartitionBits: Int
  private let sectionCount: Int
  private let events: EventWriter
  private let isReported: Bool
  private let buffer: RecordBuffer
  /// What this worker has found so far.
  private(set) var result: ResolvedRows

  init(
    rows: Spill, shape: RowShape, plan: BuildPlan, batches: BatchDictionary, entries: SpillWriter,
    entryPartitionBits: Int, sectionCount: Int, events: EventWriter, isReported: Bool, sources: Int
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
    let successors = RowSuccession.successors(
      of: rows.map { shape.holder(of: records[$0]) })
    let standing = rows.indices.filter {
      successors[$0] == nil && !records[rows[$0].lowerBound].flags.contains(.isRemoval)
    }
    let removing = Set(
      rows.indices.filter { !records[rows[$0].lowerBound].flags.contains(.isRemoval) }
        .compactMap { successors[$0] })
    for (index, row) in rows.enumerated() {
      let record = records[row.lowerBound]
      if record.flags.contains(.isRemoval) {
        try remove(record, found: removing.contains(index))
      } else if let successor = successors[index] {
        try supersede(record, by: records[rows[successor].lowerBound])
      }
    }
    for (twin, index) in standing.enumerated() {
      try keep(records[rows[index]], twin: twin)
      guard standing.count > 1 else { continue }
      let other = rows[standing[twin == 0 ? 1 : twin - 1]]
      try log(
        records[rows[index].lowerBound], .twin, other: records[other.lowerBound].place)
    }
  }

  /// The records of each row: the row's own and then its further forms.
  private static func rows(of records: [RowRecord]) -> [Range<Int>] {
    let starts = records.indices.filter { !records[$0].flags.contains(.isFurtherForm) }
    return zip(starts, starts.dropFirst() + [records.count]).map { $0..<$1 }
  }

  /// Keeps a row with its further forms, as one of several certificates with one number.
  private func keep(_ records: ArraySlice<RowRecord>, twin: Int) throws(BuildFailure) {
    for record in records {
      let batch = try BuildFailure.ofBatches { () throws(TooManyBatches) in
        try batches.number(ofTwin: twin, of: record.facts.batch)
      }
      try keep(record, facts: record.facts.inBatch(batch))
      result.digest &+= UInt64(twin) &* record.digest
    }
  }
}

// What becomes of a row.
extension RowResolver {
  private func keep(_ row: RowRecord, facts: CertificateFacts) throws(BuildFailure) {
    let flags = row.flags
    for section in 0..<sectionCount where flags.contains(.section(section)) {
      let entry = SectionEntry(hash: row.hash(section: section), facts: facts)
      try BuildFailure.ofSystem { () throws(SystemError) in
        try entry.add(to: entries, section: section, partitionBits: entryPartitionBits)
      }
    }
    result.keep(row, facts: facts, sectionCount: sectionCount)
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

  private func log(
    _ row: RowRecord, _ kind: RowEvent.Kind, other: RowPlace? = nil
  ) throws(BuildFailure) {
    guard isReported || kind == .twin else { return }
    try BuildFailure.ofSystem { () throws(SystemError) in
      try events.add(RowEvent(place: row.place, kind: kind, other: other))
    }
  }
}
