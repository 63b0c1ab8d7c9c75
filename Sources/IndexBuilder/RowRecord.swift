import CertificateIndex

/// What is kept of a row while the index is built: hashes and numbers, nothing that could be read.
///
/// A record is a run of words. Behind the fixed ones stand two for each section of the index: the hash
/// under which the certificate is entered there; then what `RowShape` adds.
struct RowRecord {
  /// The first of its words.
  let words: UnsafeMutablePointer<UInt64>

  /// A keyed digest of the certificate's number.
  var number: UInt64 {
    get { words[0] }
    nonmutating set { words[0] = newValue }
  }

  /// Where the row stood, and in the low 8 bits its flags.
  var placeAndFlags: UInt64 {
    get { words[1] }
    nonmutating set { words[1] = newValue }
  }

  /// What the index says of the certificate.
  var facts: CertificateFacts {
    get { CertificateFacts(word: words[2]) }
    nonmutating set { words[2] = newValue.word }
  }

  /// A keyed digest of all that the row says.
  var digest: UInt64 {
    get { words[3] }
    nonmutating set { words[3] = newValue }
  }

  /// The hash under which the certificate is entered in a section.
  func hash(section: Int) -> Bits128 {
    Bits128(first: words[4 + 2 * section], second: words[5 + 2 * section])
  }

  /// Sets the hash under which the certificate is entered in a section.
  func setHash(_ hash: Bits128, section: Int) {
    words[4 + 2 * section] = hash.first
    words[5 + 2 * section] = hash.second
  }

  var place: RowPlace { RowPlace(word: placeAndFlags) }

  var flags: RowFlags { RowFlags(rawValue: UInt8(truncatingIfNeeded: placeAndFlags)) }
}

/// Where the words of a lookup's records are.
struct RowShape: Sendable {
  /// Words of a record.
  let size: Int
  /// Which word tells one ID number from another, for rows with one certificate number: a part of the
  /// hash of both where a section has one, else a digest of its own.
  let idNumberWord: Int
  /// Which word tells one name from another, likewise.
  let nameWord: Int
  /// Whether these two are digests of their own.
  let hasIDNumberDigest: Bool
  let hasNameDigest: Bool

  init(_ definition: LookupDefinition) {
    let sections = definition.keys.count
    let idNumber = definition.keys.firstIndex(of: [.certificateNumber, .idNumber])
    let name = definition.keys.firstIndex(of: [.certificateNumber, .name])
    hasIDNumberDigest = idNumber == nil
    hasNameDigest = name == nil
    let end = 4 + 2 * sections
    idNumberWord = idNumber.map { 4 + 2 * $0 } ?? end
    nameWord = name.map { 4 + 2 * $0 } ?? (hasIDNumberDigest ? end + 1 : end)
    size = end + (hasIDNumberDigest ? 1 : 0) + (hasNameDigest ? 1 : 0)
  }

  /// Whom a row is about, by its record and those of further forms behind it.
  func holder(of records: ArraySlice<RowRecord>) -> RowSuccession.Holder {
    RowSuccession.Holder(
      idNumbers: records.compactMap(idNumber), names: records.compactMap(name))
  }

  /// A digest of a record's ID number; nil where it has none.
  func idNumber(of record: RowRecord) -> UInt64? {
    record.flags.contains(.hasIDNumber) ? record.words[idNumberWord] : nil
  }

  /// A digest of a record's name; nil where it has none.
  func name(of record: RowRecord) -> UInt64? {
    record.flags.contains(.hasName) ? record.words[nameWord] : nil
  }
}

extension FieldSet {
  fileprivate static let certificateNumber = FieldSet(Field.certificateNumber)
  fileprivate static let idNumber = FieldSet(Field.idNumber)
  fileprivate static let name = FieldSet(Field.name)
}

/// What kind of a record it is; the greater flag comes later in order, so a form follows its row.
struct RowFlags: OptionSet {
  let rawValue: UInt8

  /// The row has an ID number.
  static let hasIDNumber = RowFlags(rawValue: 1 << 0)
  /// The row has a name.
  static let hasName = RowFlags(rawValue: 1 << 1)
  /// The row says that the certificate is to be deleted.
  static let isRemoval = RowFlags(rawValue: 1 << 2)
  /// The record has a further form of the ID number or the name of the row at the same place, or an alias.
  static let isFurtherForm = RowFlags(rawValue: 1 << 7)

  /// The row of aliases does not say the holder's ID number, which a key asks for beside the other name.
  ///
  /// Such a row's own record is entered in no section.
  static let needsIDNumber = RowFlags.section(0)
  /// The row of aliases does not say the holder's name, which a key asks for beside the other ID number.
  static let needsName = RowFlags.section(1)

  /// The certificate is entered in a section; there are at most four.
  static func section(_ section: Int) -> RowFlags { RowFlags(rawValue: 1 << UInt8(3 + section)) }

  /// The certificate is entered in all of the first sections.
  static func sections(_ count: Int) -> RowFlags {
    RowFlags(rawValue: (1 << UInt8(count) - 1) << 3)
  }
}

/// What the index says of a certificate, by the numbers of the build's dictionaries, in one word.
struct CertificateFacts {
  /// Batch in the high 32 bits, then 22 bits of scores and one that says whether it is revoked.
  let word: UInt64

  init(word: UInt64) {
    self.word = word
  }

  init(batch: UInt32, scores: ScorePair, isRevoked: Bool) {
    word = UInt64(batch) << 32 | UInt64(scores.code) << 1 | (isRevoked ? 1 : 0)
  }

  /// The number of the batch in order of its first row.
  var batch: UInt32 { UInt32(word >> 32) }

  /// The code of the scores.
  var scores: UInt32 { UInt32(truncatingIfNeeded: word) >> 1 }

  var isRevoked: Bool { word & 1 == 1 }

  /// The same facts in another batch.
  func inBatch(_ batch: UInt32) -> CertificateFacts {
    CertificateFacts(word: word & 0xffff_ffff | UInt64(batch) << 32)
  }
}
