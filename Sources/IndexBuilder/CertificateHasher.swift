import CertificateIndex

/// The fields of a row that are asked by, each in one normalised form; empty where the row has none.
struct RowKeys {
  var number: Cell
  var idNumber: Cell
  var name: Cell
}

/// Hashes the fields of rows for one worker.
final class CertificateHasher {
  private let fileKey: Bits128
  private let entryKey: Bits128
  /// The fields of each section, as `FieldSet` numbers them.
  private let sections: [UInt8]
  /// What is hashed for each section.
  private let messages: UnsafeMutablePointer<UInt8>
  /// What came of the last row: of its number, and behind it for each section.
  private let hashes: UnsafeMutablePointer<Bits128>

  // What stands for each field in a `FieldSet`; to ask for it anew would cost each row a dozen calls.
  private let numberField = FieldSet(.certificateNumber).rawValue
  private let idNumberField = FieldSet(.idNumber).rawValue
  private let nameField = FieldSet(.name).rawValue

  init(definition: LookupDefinition, keys: IndexKeys) {
    fileKey = keys.file
    entryKey = keys.entry
    sections = definition.keys.map { $0.rawValue }
    messages = .allocate(capacity: sections.count * CertificateHasher.longestMessage)
    hashes = .allocate(capacity: 1 + sections.count)
    hashes.initialize(repeating: Bits128(first: 0, second: 0), count: 1 + sections.count)
  }

  deinit {
    messages.deallocate()
    hashes.deallocate()
  }

  private static let longestMessage = 1 + Field.allCases.count * (2 + RowReader.longestKey)

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
    (row.number.isEmpty ? 0 : numberField) | (row.idNumber.isEmpty ? 0 : idNumberField)
      | (row.name.isEmpty ? 0 : nameField)
  }

  /// Hashes a row's number, and what it is entered by in the sections for which it is complete.
  ///
  /// `number` and `entryHash(section:)` tell the hashes until the next row comes.
  func hash(_ row: RowKeys) {
    typealias Message = (lane: Int, bytes: UnsafeRawBufferPointer, key: Bits128)
    var waiting: Message? = (0, UnsafeRawBufferPointer(row.number), fileKey)
    for section in 0..<sections.count where isComplete(row, section: section) {
      let message: Message = (1 + section, entryMessage(of: row, section: section), entryKey)
      guard let first = waiting else {
        waiting = message
        continue
      }
      (hashes[first.lane], hashes[message.lane]) = SipHash.hashes(
        first.bytes.bytes, key: first.key, message.bytes.bytes, key: message.key)
      waiting = nil
    }
    if let last = waiting { hashes[last.lane] = hash(last.bytes, key: last.key) }
  }

  /// A keyed digest of the certificate number of the row that was hashed last.
  var number: UInt64 { hashes[0].first }

  /// The hash under which that row is entered in a section, as `IndexKeys.entryHash` makes it; it is complete there.
  func entryHash(section: Int) -> Bits128 { hashes[1 + section] }

  private func entryMessage(of row: RowKeys, section: Int) -> UnsafeRawBufferPointer {
    let fields = sections[section]
    let message = messages + section * CertificateHasher.longestMessage
    message[0] = UInt8(truncatingIfNeeded: section)
    var end = 1
    if fields & numberField != 0 { message.add(row.number, at: &end) }
    if fields & idNumberField != 0 { message.add(row.idNumber, at: &end) }
    if fields & nameField != 0 { message.add(row.name, at: &end) }
    return UnsafeRawBufferPointer(start: message, count: end)
  }

  /// A digest that is the same for equal values, and says nothing without the key.
  func digest(of value: Cell) -> UInt64 {
    hash(UnsafeRawBufferPointer(value), key: fileKey).first
  }

  /// A digest of texts and a number.
  func digest(of texts: [[UInt8]], and number: UInt64) -> UInt64 {
    var hash = SipHash(key: fileKey)
    hash.update(number)
    for text in texts {
      hash.update(UInt64(text.count))
      hash.update(text)
    }
    return hash.finalize().first
  }

  private func hash(_ bytes: UnsafeRawBufferPointer, key: Bits128) -> Bits128 {
    SipHash.hash(bytes.bytes, key: key)
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Adds a value behind its length to a message.
  @inline(__always)
  fileprivate func add(_ value: Cell, at end: inout Int) {
    guard let start = value.baseAddress else { return }
    self[end] = UInt8(truncatingIfNeeded: value.count)
    self[end + 1] = UInt8(truncatingIfNeeded: value.count >> 8)
    (self + end + 2).update(from: start, count: value.count)
    end += 2 + value.count
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
