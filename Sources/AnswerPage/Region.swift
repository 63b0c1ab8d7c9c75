import CertificateIndex

/// A province, or another body of the coverage table, and what public tables say of it.
package struct Region: Equatable, Sendable {
  /// What it is called: first the name that is shown, then others that are understood.
  package let names: [[UInt8]]
  /// From when to when its certificates can be found.
  package let coverage: Coverage
  /// What the contact list says of it, a text for each of its columns; no texts where it has no row.
  package let contact: [[UInt8]]

  package init(names: [[UInt8]], coverage: Coverage, contact: [[UInt8]]) {
    self.names = names
    self.coverage = coverage
    self.contact = contact
  }

  /// The name that is shown.
  package var name: [UInt8] { names.first ?? [] }
}

extension Region {
  func encode(into bytes: inout [UInt8]) {
    bytes.append(texts: names)
    coverage.encode(into: &bytes)
    bytes.append(texts: contact)
  }

  /// Nil where the bytes are no region.
  init?(from reader: inout ByteReader) {
    let names = reader.texts()
    guard let coverage = Coverage(from: &reader) else { return nil }
    self.init(names: names, coverage: coverage, contact: reader.texts())
  }
}

extension [UInt8] {
  /// Appends up to 255 texts behind their number.
  mutating func append(texts: [[UInt8]]) {
    append(byte: UInt8(texts.count))
    for text in texts { append(counted: text) }
  }
}

extension ByteReader {
  /// The texts that `append(texts:)` wrote.
  mutating func texts() -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for _ in 0..<number(bytes: 1) { texts.append(countedBytes()) }
    return texts
  }
}
