import CSV
import CertificateIndex
import Posix
import QueryFields

/// Reads the rows of blocks for one worker: checks them, hashes them, and adds their records to a spill.
final class RowReader {
  private let hasher: CertificateHasher
  private let batches: BatchDictionary
  private let rows: SpillWriter
  private let partitionBits: Int
  private let shape: RowShape
  private let events: EventWriter
  /// Rows that were left out, by their source.
  private(set) var rejected: [Int]

  private let lastBatch = LastBatch()
  private let fieldMemory: UnsafeMutablePointer<Range<Int>>
  private let keyMemory: UnsafeMutablePointer<UInt8>
  private let lineMemory: UnsafeMutablePointer<UInt8>
  private var splitter: LineSplitter
  private var record = CSVRecord()

  init(
    hasher: CertificateHasher, shape: RowShape, batches: BatchDictionary, rows: SpillWriter,
    partitionBits: Int,
    events: EventWriter, sources: Int
  ) {
    self.hasher = hasher
    self.shape = shape
    self.batches = batches
    self.rows = rows
    self.partitionBits = partitionBits
    self.events = events
    rejected = Array(repeating: 0, count: sources)
    fieldMemory = .allocate(capacity: LineSplitter.mostFields)
    fieldMemory.initialize(repeating: 0..<0, count: LineSplitter.mostFields)
    keyMemory = .allocate(capacity: BatchColumn.allCases.count * RowReader.longestKey)
    lineMemory = .allocate(capacity: CSVLimits.longestRecord)
    splitter = LineSplitter(fields: fieldMemory)
  }

  deinit {
    fieldMemory.deallocate()
    keyMemory.deallocate()
    lineMemory.deallocate()
  }

  /// The most bytes of a key that had to be written anew.
  private static let longestKey = 512

  /// Reads all rows of a block; returns how many there were.
  func read(_ block: Block) throws(BuildFailure) -> Int {
    guard let header = block.header else { preconditionFailure("a block knows its header") }
    var position = block.start
    var number = block.firstLine
    var count = 0
    while position < block.end {
      splitter.split(block.bytes, from: position)
      if splitter.end > position {
        let line = UnsafeBufferPointer(
          start: block.bytes + position, count: splitter.end - position)
        try read(
          line, of: block, header: header, place: RowPlace(source: block.source, line: number))
        count += 1
      }
      position = splitter.next
      number += 1
    }
    return count
  }

  private func read(
    _ line: UnsafeBufferPointer<UInt8>, of block: Block, header: CertificateHeader, place: RowPlace
  ) throws(BuildFailure) {
    let row: ReadRow
    do throws(RowProblem) {
      row = try self.row(try fields(line, of: block, header: header))
    } catch {
      rejected[place.source] += 1
      return try BuildFailure.ofSystem { () throws(SystemError) in
        try events.add(RowEvent(place: place, kind: .rejected(error)))
      }
    }
    try add(row, at: place)
  }

  /// The fields of the line that was just split.
  private func fields(
    _ line: UnsafeBufferPointer<UInt8>, of block: Block, header: CertificateHeader
  ) throws(RowProblem) -> RowFields {
    guard line.count <= CSVLimits.longestRecord else { throw RowProblem(.tooLong) }
    let (base, count) =
      splitter.isPlain
      ? (UnsafePointer(block.bytes), splitter.fieldCount) : try quotedFields(line)
    guard count == header.fieldCount else { throw RowProblem(.wrongFieldCount, fieldCount: count) }
    return RowFields(base: base, fields: fieldMemory, count: count, header: header)
  }

  /// Reads a line by the whole grammar, unescaped into memory of its own.
  private func quotedFields(
    _ line: UnsafeBufferPointer<UInt8>
  ) throws(RowProblem) -> (UnsafePointer<UInt8>, count: Int) {
    if case .bad(let error) = record.read(line: line, number: 0) { throw RowProblem(error) }
    record.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      lineMemory.update(from: start, count: bytes.count)
    }
    for (index, field) in record.fields.prefix(LineSplitter.mostFields).enumerated() {
      fieldMemory[index] = field
    }
    return (UnsafePointer(lineMemory), record.fields.count)
  }
}

/// A row whose cells are all right.
private struct ReadRow {
  let keys: RowKeys
  /// Further forms of the ID number.
  let furtherForms: [[UInt8]]
  /// Scores and whether it is revoked; nil for a removal.
  let facts: (scores: ScorePair, isRevoked: Bool)?
  /// The batch where it is not the one of the row before.
  let newBatch: NewBatch?
}

/// A batch that is perhaps not yet in the dictionary.
private struct NewBatch {
  let cells: RowFields
  let issuer: [UInt8]
  let occupation: [UInt8]
  let levelAndDay: LevelAndDay
}

// Checking.
extension RowReader {
  /// Checks a row; the first thing that is wrong with it is its problem.
  private func row(_ fields: RowFields) throws(RowProblem) -> ReadRow {
    let number = try number(fields)
    var furtherForms: [[UInt8]] = []
    let idNumber = try key(fields, .idNumber, as: IDNumber.self) { furtherForms = $0.furtherKeys }
    let name = try key(fields, .name, as: PersonName.self)
    let keys = RowKeys(number: number, idNumber: idNumber, name: name)
    if RowCells.isRemoval(fields[.status]) {
      guard !idNumber.isEmpty || !name.isEmpty else { throw RowProblem(.removalOfNobody) }
      return ReadRow(keys: keys, furtherForms: furtherForms, facts: nil, newBatch: nil)
    }
    let batch = try newBatch(fields)
    let scores = ScorePair(
      theory: try RowCells.score(fields[.theory], .theory),
      practical: try RowCells.score(fields[.practical], .practical))
    let isRevoked = try RowCells.isRevoked(fields[.status])
    guard (0..<hasher.sectionCount).contains(where: { hasher.isComplete(keys, section: $0) }) else {
      throw RowProblem(.tooFewFields)
    }
    return ReadRow(
      keys: keys, furtherForms: furtherForms, facts: (scores, isRevoked), newBatch: batch)
  }

  private func number(_ fields: RowFields) throws(RowProblem) -> Cell {
    let cell = fields[.certificateNumber]
    if CertificateNumber.isPlain(cell.span) { return cell }
    guard !RowCells.isScientific(cell) else {
      throw RowProblem(.numberShortened, .certificateNumber)
    }
    let key = try key(fields, .certificateNumber, as: CertificateNumber.self)
    guard !key.isEmpty else { throw RowProblem(.numberMissing, .certificateNumber) }
    return key
  }

  /// The key of a field that visitors ask by; empty where the cell holds nothing but spaces.
  ///
  /// The key lies in the cell itself where that is plain, else in memory that the next row uses again.
  private func key<Value: QueryField>(
    _ fields: RowFields, _ column: BatchColumn, as type: Value.Type,
    _ take: (Value) -> Void = { _ in }
  ) throws(RowProblem) -> Cell {
    let cell = fields[column]
    if Value.isPlain(cell.span) { return cell }
    if cell.isBlank { return Cell(start: nil, count: 0) }
    do throws(FieldProblem) {
      let value = try Value(typed: cell.span)
      take(value)
      return keep(value.key, column)
    } catch {
      throw error == .notUTF8 ? RowProblem(notUTF8: cell, column) : RowProblem(error, column)
    }
  }

  private func keep(_ key: [UInt8], _ column: BatchColumn) -> Cell {
    precondition(key.count <= RowReader.longestKey, "a key has at most 100 scalars")
    let start = keyMemory + column.rawValue * RowReader.longestKey
    for (index, byte) in key.enumerated() { start[index] = byte }
    return Cell(start: start, count: key.count)
  }

  /// The batch of a row; nil where it is the one of the row before.
  private func newBatch(_ fields: RowFields) throws(RowProblem) -> NewBatch? {
    guard !lastBatch.matches(fields) else { return nil }
    return NewBatch(
      cells: fields, issuer: try RowCells.text(fields[.issuer], .issuer),
      occupation: try RowCells.text(fields[.occupation], .occupation),
      levelAndDay: LevelAndDay(
        level: try RowCells.level(fields[.level]), day: try RowCells.day(fields[.issued])))
  }
}

// Hashing.
extension RowReader {
  private func add(_ row: ReadRow, at place: RowPlace) throws(BuildFailure) {
    if let batch = row.newBatch { try enter(batch) }
    try addRecord(row, keys: row.keys, flags: [], at: place)
    for form in row.furtherForms {
      var keys = row.keys
      keys.idNumber = keep(form, .idType)
      try addRecord(row, keys: keys, flags: .isFurtherForm, at: place)
    }
  }

  private func enter(_ batch: NewBatch) throws(BuildFailure) {
    let number = try BuildFailure.ofBatches { () throws(TooManyBatches) in
      try batches.number(
        issuer: batch.issuer, occupation: batch.occupation, levelAndDay: batch.levelAndDay)
    }
    lastBatch.remember(
      batch.cells, number: number,
      digest: hasher.digest(
        of: [batch.issuer, batch.occupation], and: UInt64(batch.levelAndDay.packed)))
  }

  private func addRecord(
    _ row: ReadRow, keys: RowKeys, flags: RowFlags, at place: RowPlace
  ) throws(BuildFailure) {
    let number = hasher.digest(of: keys.number)
    let record = RowRecord(
      words: try BuildFailure.ofSystem { () throws(SystemError) in
        try rows.add(to: Int(number >> UInt64(64 - partitionBits)))
      })
    record.number = number
    var flags = flags
    if !keys.idNumber.isEmpty { flags.insert(.hasIDNumber) }
    if !keys.name.isEmpty { flags.insert(.hasName) }
    flags.formUnion(addHashes(of: keys, to: record, isFurther: flags.contains(.isFurtherForm)))
    if shape.hasIDNumberDigest {
      record.words[shape.idNumberWord] = hasher.digest(of: keys.idNumber)
    }
    if shape.hasNameDigest { record.words[shape.nameWord] = hasher.digest(of: keys.name) }
    if let facts = row.facts {
      record.facts = CertificateFacts(
        batch: lastBatch.number, scores: facts.scores, isRevoked: facts.isRevoked)
    } else {
      flags.insert(.isRemoval)
    }
    record.placeAndFlags = place.word | UInt64(flags.rawValue)
    record.digest = mixed(
      number, shape.idNumber(of: record) ?? 0, shape.name(of: record) ?? 0, lastBatch.digest,
      record.facts.word & 0xffff_ffff)
  }

  /// Hashes what the row is entered by; a further form of an ID number is entered only where that is a
  /// part, but all its hashes are there, since they tell one holder from another.
  private func addHashes(of keys: RowKeys, to record: RowRecord, isFurther: Bool) -> RowFlags {
    var flags: RowFlags = []
    for section in 0..<hasher.sectionCount where hasher.isComplete(keys, section: section) {
      record.setHash(hasher.entryHash(of: keys, section: section), section: section)
      if !isFurther || hasher.asksForIDNumber(section: section) { flags.insert(.section(section)) }
    }
    return flags
  }
}
