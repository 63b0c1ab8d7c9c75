/// Writes records as bytes, with quotes only where they are needed and a line feed at each end.
///
/// A field may hold a line break; other readers take it, `CSVReader` reports it.
package struct CSVWriter: Sendable {
  /// What was written so far; may be taken and emptied at any time.
  package var bytes: [UInt8] = []

  /// Makes a writer that has written nothing.
  package init() {}

  /// Writes one record from the bytes of its fields.
  package mutating func write(_ fields: some Collection<some Collection<UInt8>>) {
    var separator: [UInt8] = []
    for field in fields {
      bytes += separator
      write(field, isAlone: fields.count == 1)
      separator = [comma]
    }
    bytes.append(lineFeed)
  }

  /// Writes one record from text, as UTF-8.
  package mutating func write(_ fields: [String]) {
    write(fields.map(\.utf8))
  }

  /// Writes one field; a record of one empty field needs quotes, or its line would be blank.
  private mutating func write(_ field: some Collection<UInt8>, isAlone: Bool) {
    guard needsQuotes(field) || (isAlone && field.isEmpty) else {
      bytes += field
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Whether a field has a separator, a quote, a line break, or a space at one of its ends.
  private func needsQuotes(_ field: some Collection<UInt8>) -> Bool {
    var last: UInt8?
    for byte in field {
      if byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn {
        return true
      }
      last = byte
    }
    return field.first == UInt8(ascii: " ") || last == UInt8(ascii: " ")
  }
}
