/// One record: the unescaped content of its fields, in a buffer that the next record uses again.
package struct CSVRecord: Sendable {
  /// The line of the file where the record stands, from 1.
  package internal(set) var line = 0

  /// The bytes of the line, unescaped in place; only the ranges of `fields` have a meaning.
  package internal(set) var bytes: [UInt8] = []

  /// Where each field lies in `bytes`, without its quotes.
  package internal(set) var fields: [Range<Int>] = []

  /// Makes a record to read into; it is empty until then.
  package init() {}

  /// Reads the record of one line, which is given without its line end.
  package mutating func read(line bytes: UnsafeBufferPointer<UInt8>, number: Int) -> CSVOutcome {
    line = number
    self.bytes.removeAll(keepingCapacity: true)
    self.bytes.append(contentsOf: bytes)
    fields.removeAll(keepingCapacity: true)
    return parse()
  }

  /// The content of one field, from 0.
  package subscript(field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }
}
