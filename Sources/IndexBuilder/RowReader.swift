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
  /// Whether somebody wants to know of every row with a damaged name.
  private let isReported: Bool
  /// Rows that were left out, by their source.
  private(set) var rejected: [Int]
  /// What looks wrong in rows that are right.
  private(set) var doubts: RowDoubts

  private let lastBatch = LastBatch()
  private let fieldMemory: UnsafeMutablePointer<Range<Int>>
  private let keyMemory: UnsafeMutablePointer<UInt8>
  private let lineMemory: UnsafeMutablePointer<UInt8>
  private var splitter: LineSplitter
  private var record = CSVRecord()

  init(
    hasher: CertificateHasher, shape: RowShape, batches: BatchDictionary, rows: SpillWriter,
    partitionBits: Int,
    events: EventWriter, isReported: Bool, sources: Int
  ) {
    self.hasher = hasher
    self.shape = shape
    self.batches = batches
    self.rows = rows
    self.partitionBits = partitionBits
    self.events = events
    self.isReported = isReported
    rejected = Array(repeating: 0, count: sources)
    doubts = RowDoubts(sources: sources)
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

  /// The most bytes of a key that had to be written anew: of 400 typed ones, two may become five.
  static let longestKey = 1024

  /// Reads all rows of a block; returns how many there were.
  func read(_ block: Block) throws(BuildFailure) -> Int {
    guard let header = block.header else { preconditionFailure("a block knows its header") }
    var number = block.firstLine
    var count = 0
    splitter.begin(block.bytes, at: block.start)
    while splitter.next < block.end {
      let start = splitter.next
      splitter.split(block.bytes)
      if splitter.end > start {
        let line = UnsafeBufferPointer(start: block.bytes + start, count: splitter.end - start)
        try read(
          line, of: block, header: header, place: RowPlace(source: block.source, line: number))
        count += 1
      }
      number += 1
    }
    return count
  }

  private func read(
    _ line: UnsafeBufferPointer<UInt8>, of block: Block, header: CertificateHeader, place: RowPlace
  ) throws(BuildFailure) {
    let row: ReadRow
    do throws(RowProblem) {
      let fields = try fields(line, of: block, header: header)
      row = header.kind == .aliases ? try alias(fields) : try certificate(fields)
    } catch {
      rejected[place.source] += 1
      return try BuildFailure.ofSystem { () throws(SystemError) in
        try events.add(RowEvent(place: place, kind: .rejected(error)))
      }
    }
    try add(row, at: place)
    if case .certificate = row.statement { try doubt(row, at: place) }
  }

  /// Notes what looks wrong in a row that is right.
  private func doubt(_ row: ReadRow, at place: RowPlace) throws(BuildFailure) {
    doubts.add(number: row.keys.number, source: place.source)
    guard let further = row.further, further.isNameDamaged else { return }
    doubts.damagedNames += 1
    guard isReported else { return }
    try BuildFailure.ofSystem { () throws(SystemError) in
      try events.add(RowEvent(place: place, kind: .damagedName))
    }
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

// Checking.
extension RowReader {
  /// Checks a row of a certificate; the first thing that is wrong with it is its problem.
  private func certificate(_ fields: RowFields) throws(RowProblem) -> ReadRow {
    var further: HolderForms?
    let keys = try keys(fields, &further)
    if RowCells.isRemoval(fields[.status]) {
      guard !keys.idNumber.isEmpty || !keys.name.isEmpty else { throw RowProblem(.removalOfNobody) }
      return ReadRow(keys: keys, further: further, statement: .removal)
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
      keys: keys, further: further, newBatch: batch,
      statement: .certificate(scores: scores, isRevoked: isRevoked))
  }

  /// Checks a row of aliases likewise.
  private func alias(_ fields: RowFields) throws(RowProblem) -> ReadRow {
    var further: HolderForms?
    let keys = try keys(fields, &further)
    let others = HolderForms(
      idNumbers: try allForms(fields, .otherIDNumber, as: IDNumber.self),
      names: try allForms(fields, .otherName, as: PersonName.self))
    guard !others.isEmpty else { throw RowProblem(.noAlias) }
    let findsSomething = (0..<hasher.sectionCount).contains {
      hasher.mayFind(by: others.fields, beside: keys, section: $0)
    }
    guard findsSomething else { throw RowProblem(.aliasFindsNothing) }
    return ReadRow(keys: keys, further: further, statement: .aliases(others))
  }

  /// The keys of number, ID number and name, and what the last two are entered by besides.
  private func keys(
    _ fields: RowFields, _ further: inout HolderForms?
  ) throws(RowProblem) -> RowKeys {
    let number = try number(fields)
    let idNumber = try key(fields, .idNumber, as: IDNumber.self) {
      further = HolderForms(idNumbers: $0.furtherKeys)
    }
    let name = try key(fields, .name, as: PersonName.self) {
      further = HolderForms(
        idNumbers: further?.idNumbers ?? [], names: $0.furtherKeys, isNameDamaged: $0.isDamaged)
    }
    return RowKeys(number: number, idNumber: idNumber, name: name)
  }

  /// The key of a field and its further ones; none where the cell holds nothing but spaces.
  private func allForms<Value: QueryField>(
    _ fields: RowFields, _ column: BatchColumn, as type: Value.Type
  ) throws(RowProblem) -> [[UInt8]] {
    var further: [[UInt8]] = []
    let key = try key(fields, column, as: type) { further = $0.furtherKeys }
    return key.isEmpty ? [] : [Array(key)] + further
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
    precondition(key.count <= RowReader.longestKey, "cleaning hardly makes a field longer")
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
    try addRecord(row, keys: row.keys, form: .own, at: place)
    guard row.further != nil || row.others != nil else { return }
    try addForms(
      further: row.further ?? HolderForms(), others: row.others ?? HolderForms(), of: row, at: place
    )
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

  /// Adds a record for each combination of forms of ID number and name that is not the row's own.
  private func addForms(
    further: HolderForms, others: HolderForms, of row: ReadRow, at place: RowPlace
  ) throws(BuildFailure) {
    let idNumbers = further.idNumbers + others.idNumbers
    let names = further.names + others.names
    for idNumber in 0...idNumbers.count {
      for name in 0...names.count where idNumber + name > 0 {
        var keys = row.keys
        var form = RowForm(
          isAlias: idNumber > further.idNumbers.count || name > further.names.count)
        if idNumber > 0 {
          keys.idNumber = keep(idNumbers[idNumber - 1], .idType)
          form.changed.formUnion(FieldSet(.idNumber))
        }
        if name > 0 {
          keys.name = keep(names[name - 1], .occupation)
          form.changed.formUnion(FieldSet(.name))
        }
        guard isWorthARecord(form, keys) else { continue }
        try addRecord(row, keys: keys, form: form, at: place)
      }
    }
  }

  /// Whether a form is entered anywhere, or needed to tell one holder from another.
  private func isWorthARecord(_ form: RowForm, _ keys: RowKeys) -> Bool {
    if !form.isAlias && form.changed.fields.count == 1 { return true }
    return (0..<hasher.sectionCount).contains {
      hasher.isComplete(keys, section: $0) && hasher.asks(for: form.changed, section: $0)
    }
  }

  private func addRecord(
    _ row: ReadRow, keys: RowKeys, form: RowForm, at place: RowPlace
  ) throws(BuildFailure) {
    hasher.hash(keys)
    let number = hasher.number
    let record = RowRecord(
      words: try BuildFailure.ofSystem { () throws(SystemError) in
        try rows.add(to: Int(number >> UInt64(64 - partitionBits)))
      })
    record.number = number
    record.facts = CertificateFacts(word: 0)
    var flags = addHashes(of: keys, to: record, form: form, isOfAliases: row.others != nil)
    if !form.changed.isEmpty { flags.insert(.isFurtherForm) }
    if !keys.idNumber.isEmpty { flags.insert(.hasIDNumber) }
    if !keys.name.isEmpty { flags.insert(.hasName) }
    if shape.hasIDNumberDigest {
      record.words[shape.idNumberWord] = hasher.digest(of: keys.idNumber)
    }
    if shape.hasNameDigest { record.words[shape.nameWord] = hasher.digest(of: keys.name) }
    switch row.statement {
    case .certificate(let scores, let isRevoked):
      record.facts = CertificateFacts(
        batch: lastBatch.number, scores: scores, isRevoked: isRevoked)
    case .removal: flags.insert(.isRemoval)
    case .aliases(let others):
      if form.changed.isEmpty { flags.formUnion(needs(of: others, beside: keys)) }
    }
    record.placeAndFlags = place.word | UInt64(flags.rawValue)
    record.digest = mixed(
      number, shape.idNumber(of: record) ?? 0, shape.name(of: record) ?? 0, lastBatch.digest,
      record.facts.word & 0xffff_ffff)
  }

  /// Sets the hashes of what the row is entered by; a form with other fields is entered only where those are parts, but
  /// all its hashes are there, since they tell one holder from another.
  ///
  /// Of a row of aliases nothing else is entered than these.
  private func addHashes(
    of keys: RowKeys, to record: RowRecord, form: RowForm, isOfAliases: Bool
  ) -> RowFlags {
    var flags: RowFlags = []
    for section in 0..<hasher.sectionCount where hasher.isComplete(keys, section: section) {
      record.setHash(hasher.entryHash(section: section), section: section)
      guard form.isAlias || !isOfAliases, hasher.asks(for: form.changed, section: section) else {
        continue
      }
      flags.insert(.section(section))
    }
    return flags
  }

  /// What a row of aliases lacks, where a key asks for ID number and name together.
  private func needs(of others: HolderForms, beside keys: RowKeys) -> RowFlags {
    let both = FieldSet(.idNumber).union(FieldSet(.name))
    guard (0..<hasher.sectionCount).contains(where: { hasher.asks(for: both, section: $0) }) else {
      return []
    }
    var flags: RowFlags = []
    if !others.idNumbers.isEmpty, keys.name.isEmpty { flags.insert(.needsName) }
    if !others.names.isEmpty, keys.idNumber.isEmpty { flags.insert(.needsIDNumber) }
    return flags
  }
}
