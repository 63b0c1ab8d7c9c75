import CertificateIndex
import QueryFields

/// All certificates of a build, in memory.
///
/// A later row with the number and the document or the name of an earlier one is the same certificate
/// and replaces it. Rows with one number and neither in common are two people; both stay.
struct CertificateStore {
  private let definition: LookupDefinition
  private let keys: IndexKeys
  private var rows: [Row] = []
  private var rowsByNumber: [Bits128: [Int]] = [:]

  /// What is kept of a row: nothing that could be read back.
  fileprivate struct Row {
    /// Hashes of the ID number and the name; nil where the row has none.
    var idNumber: Bits128?
    var name: Bits128?
    var certificate: Certificate
    /// For each key, the hashes under which the certificate is entered.
    var hashes: [[Bits128]]
    var isReplaced = false
  }

  init(definition: LookupDefinition, keys: IndexKeys) {
    self.definition = definition
    self.keys = keys
  }

  /// Adds a row.
  ///
  /// - Returns: How many earlier rows it replaced.
  mutating func add(_ row: CertificateRow) -> Int {
    let number = digest(row.certificateNumber)
    let new = Row(
      idNumber: row.idNumber.map { digest($0.key) }, name: row.name.map(digest),
      certificate: row.certificate, hashes: hashes(of: row))
    let replaced = rowsByNumber[number, default: []].filter { rows[$0].isSame(as: new) }
    for index in replaced {
      rows[index].isReplaced = true
    }
    rowsByNumber[number, default: []].removeAll { replaced.contains($0) }
    rowsByNumber[number, default: []].append(rows.count)
    rows.append(new)
    return replaced.count
  }

  private func digest(_ value: [UInt8]) -> Bits128 {
    SipHash.hash(value, key: keys.file)
  }

  private func hashes(of row: CertificateRow) -> [[Bits128]] {
    definition.keys.enumerated().map { section, key in
      (row.values(of: key) ?? []).map { keys.entryHash(section: section, values: $0) }
    }
  }

  /// The certificates in the order and the numbers of the file.
  func contents(normaliser: UInt16, asOf: CivilDate) -> IndexContents {
    let kept = rows.indices.filter { !rows[$0].isReplaced }
    let twins = twinNumbers
    let batches = Dictionary(
      numbering: kept.map { BatchIdentity(rows[$0].certificate.batch, twin: twins[$0] ?? 0) },
      orOnly: BatchIdentity(Batch(), twin: 0))
    let scores = Dictionary(
      numbering: kept.map { ScoresIdentity(rows[$0].certificate.scores) },
      orOnly: ScoresIdentity(Scores()))
    let shape = PayloadShape(batches: batches.count, scores: scores.count)
    var sections = [[IndexContents.Entry]](repeating: [], count: definition.keys.count)
    for index in kept {
      let row = rows[index]
      let payload = Payload(
        batch: batches[BatchIdentity(row.certificate.batch, twin: twins[index] ?? 0)] ?? 0,
        scores: scores[ScoresIdentity(row.certificate.scores)] ?? 0,
        isRevoked: row.certificate.isRevoked)
      for (section, hashes) in row.hashes.enumerated() {
        sections[section] += hashes.map { .init(hash: $0, payload: shape.packed(payload)) }
      }
    }
    return IndexContents(
      definition: definition, normaliser: normaliser, asOf: asOf, certificateCount: kept.count,
      sections: sections.map { $0.sorted() }, batches: batches.inOrder.map { $0.batch },
      scores: scores.inOrder.map { $0.scores })
  }

  /// Numbers for certificates that share their number with others.
  ///
  /// Their batches get dictionary entries of their own, even where they are equal, so that the facts of
  /// one are never taken together with those of another.
  private var twinNumbers: [Int: Int] {
    var twins: [Int: Int] = [:]
    for sharing in rowsByNumber.values where sharing.count > 1 {
      for (ordinal, index) in sharing.enumerated() {
        twins[index] = ordinal
      }
    }
    return twins
  }
}

extension CertificateStore.Row {
  /// Whether two rows with the same number are the same certificate.
  fileprivate func isSame(as other: Self) -> Bool {
    (idNumber != nil && idNumber == other.idNumber) || (name != nil && name == other.name)
  }
}

/// A batch as an entry of the dictionary.
private struct BatchIdentity: Hashable, Comparable {
  let batch: Batch
  let twin: Int

  init(_ batch: Batch, twin: Int) {
    self.batch = batch
    self.twin = twin
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(batch.issuer)
    hasher.combine(batch.occupation)
    hasher.combine(batch.level)
    hasher.combine(batch.issued?.packed)
    hasher.combine(twin)
  }

  /// The newest first, so that a person's newest certificate is the first of an answer.
  static func < (left: Self, right: Self) -> Bool {
    let (issued, other) = (left.batch.issued?.packed ?? 0, right.batch.issued?.packed ?? 0)
    if issued != other { return issued > other }
    if left.batch.issuer != right.batch.issuer {
      return left.batch.issuer.lexicographicallyPrecedes(right.batch.issuer)
    }
    if left.batch.occupation != right.batch.occupation {
      return left.batch.occupation.lexicographicallyPrecedes(right.batch.occupation)
    }
    let (level, otherLevel) = (left.batch.level?.rawValue, right.batch.level?.rawValue)
    return level != otherLevel
      ? (level ?? .max) < (otherLevel ?? .max) : left.twin < right.twin
  }
}

/// A pair of scores as an entry of the dictionary.
private struct ScoresIdentity: Hashable, Comparable {
  let scores: Scores

  init(_ scores: Scores) {
    self.scores = scores
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(scores.packed)
  }

  static func < (left: Self, right: Self) -> Bool {
    left.scores.packed < right.scores.packed
  }
}

extension Dictionary where Key: Comparable, Value == Int {
  /// Numbers the different keys in their order.
  ///
  /// Where there are none, `only` is the one key; an index without certificates has dictionaries too.
  fileprivate init(numbering keys: [Key], orOnly only: Key) {
    let different = Set(keys.isEmpty ? [only] : keys)
    self.init(
      uniqueKeysWithValues: different.sorted().enumerated().map { ($0.element, $0.offset) })
  }

  /// The keys in the order of their numbers.
  fileprivate var inOrder: [Key] {
    sorted { $0.value < $1.value }.map { $0.key }
  }
}

extension Bits128: Hashable {
  package func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(second)
  }
}
