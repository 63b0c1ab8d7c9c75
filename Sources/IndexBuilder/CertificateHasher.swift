import CertificateIndex

/// The fields of a row that are asked by, each in one normalised form; empty where the row has none.
struct RowKeys {
  var number: Cell
  var idNumber: Cell
  var name: Cell
}

/// Hashes the fields of rows for one worker.
final class CertificateHasher {
  private let keys: IndexKeys
  /// The fields of each section, as `FieldSet` numbers them.
  private let sections: [UInt8]
  private let message: UnsafeMutablePointer<UInt8>

  // What stands for each field in a `FieldSet`; to ask for it anew would cost each row a dozen calls.
  private let number = FieldSet(.certificateNumber).rawValue
  private let idNumber = FieldSet(.idNumber).rawValue
  private let name = FieldSet(.name).rawValue

  init(definition: LookupDefinition, keys: IndexKeys) {
    self.keys = keys
    sections = definition.keys.map { $0.rawValue }
    message = .allocate(capacity: 1 + Field.allCases.count * (2 + RowReader.longestKey))
  }

  deinit {
    message.deallocate()
  }

  /// How many sections there are.
  var sectionCount: Int { sections.count }

  /// Whether some fields are all parts of a section's key.
  func asks(for fields: FieldSet, section: Int) -> Bool {
    sections[section] & fields.rawValue == fields.rawValue
  }

  /// Whether a section's key has some of these fields, and the row all others of it.
  func mayFind(by fields: FieldSet, beside row: RowKeys, section: Int) -> Bool {
    sections[section] & fields.rawValue != 0
      && sections[section] & ~(self.fields(of: row) | fields.rawValue) == 0
  }

  /// Whether a row has all fields of a section.
  func isComplete(_ row: RowKeys, section: Int) -> Bool {
    sections[section] & ~fields(of: row) == 0
  }

  /// The fields that a row has, as `FieldSet` numbers them.
  @inline(__always)
  private func fields(of row: RowKeys) -> UInt8 {
    (row.number.isEmpty ? 0 : number) | (row.idNumber.isEmpty ? 0 : idNumber)
      | (row.name.isEmpty ? 0 : name)
  }

  /// The hash under which a row is entered in a section, as `IndexKeys.entryHash` makes it.
  func entryHash(of row: RowKeys, section: Int) -> Bits128 {
    let fields = sections[section]
    message[0] = UInt8(section)
    var end = 1
    if fields & number != 0 { add(row.number, at: &end) }
    if fields & idNumber != 0 { add(row.idNumber, at: &end) }
    if fields & name != 0 { add(row.name, at: &end) }
    return hash(UnsafeRawBufferPointer(start: message, count: end), key: keys.entry)
  }

  /// Adds a value behind its length to the message.
  private func add(_ value: Cell, at end: inout Int) {
    guard let start = value.baseAddress else { return }
    message[end] = UInt8(truncatingIfNeeded: value.count)
    message[end + 1] = UInt8(truncatingIfNeeded: value.count >> 8)
    (message + end + 2).update(from: start, count: value.count)
    end += 2 + value.count
  }

  /// A digest that is the same for equal values, and says nothing without the key.
  func digest(of value: Cell) -> UInt64 {
    hash(UnsafeRawBufferPointer(value), key: keys.file).first
  }

  /// A digest of texts and a number.
  func digest(of texts: [[UInt8]], and number: UInt64) -> UInt64 {
    var hash = SipHash(key: keys.file)
    hash.update(number)
    for text in texts {
      hash.update(UInt64(text.count))
      hash.update(text)
    }
    return hash.finalize().first
  }

  private func hash(_ bytes: UnsafeRawBufferPointer, key: Bits128) -> Bits128 {
    SipHash.hash(RawSpan(_unsafeBytes: bytes), key: key)
  }
}

/// One number from five, of which most are keyed digests, so that it needs no key of its own.
///
/// Each step is one-to-one in what comes in, and the order counts.
func mixed(
  _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, _ fifth: UInt64
) -> UInt64 {
  func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word) &* 0xbf58_476d_1ce4_e5b9
    return product ^ product >> 29
  }
  return step(step(step(step(step(0, first), second), third), fourth), fifth)
}
