import CertificateIndex
import Foundation

/// What an index says of itself.
struct IndexInfo: Encodable {
  let lookup: String
  let certificates: Int
  let asOf: String
  let fileID: String
  let normaliser: Int
  let bytes: Int
  let bytesPerCertificate: Double
  /// Whether the pages that were read carry their seals.
  let isVerified: Bool
  let keys: [Key]
  let parts: [Part]
  let sources: [Source]

  /// One key of the lookup.
  struct Key: Encodable {
    let fields: String
    let entries: Int
    let bucketBits: Int
    let fingerprintBits: Int
    /// The probability of a false "found" is 2 to the power of minus this, a probe.
    let falseFoundBits: Double
  }

  /// One part of the file.
  struct Part: Encodable {
    let name: String
    let bytes: Int
  }

  /// One input of the build, with what became of its rows.
  struct Source: Encodable {
    let name: String
    let rows: Int
    let indexed: Int
    let superseded: Int
    let removed: Int
    let rejected: Int
  }

  /// Describes an index whose header and sources are verified.
  init(_ reader: IndexReader) throws(IndexError) {
    self.init(reader.header, sources: try reader.sources(), isVerified: true)
  }

  init(_ header: IndexHeader, sources: [IndexSource], isVerified: Bool) {
    let layout = IndexLayout(header)
    lookup = text(header.definition.id)
    certificates = header.certificateCount
    asOf = text(header.asOf.iso8601)
    fileID = header.fileID.hexadecimal
    normaliser = Int(header.normaliser)
    bytes = layout.pageCount * Page.size
    bytesPerCertificate = Double(bytes) / Double(max(1, certificates))
    self.isVerified = isVerified
    keys = zip(header.definition.keys, header.sections).map(Key.init)
    parts = Part.all(of: header, layout)
    self.sources = sources.map(Source.init)
  }
}

extension IndexInfo.Key {
  fileprivate init(_ fields: FieldSet, _ section: SectionShape) {
    self.fields = fields.title
    entries = section.entryCount
    bucketBits = section.placement.bucketBits
    fingerprintBits = section.placement.fingerprintBits
    falseFoundBits =
      Double(bucketBits + fingerprintBits) - log2(Double(max(1, section.entryCount)))
  }
}

extension IndexInfo.Part {
  /// All parts in the order of the file.
  fileprivate static func all(of header: IndexHeader, _ layout: IndexLayout) -> [Self] {
    let sections = header.definition.keys.enumerated().flatMap { section, key in
      [
        Self("directory by \(key.title)", pages: layout.directory(of: section).pageCount),
        Self("entries by \(key.title)", pages: layout.entries(of: section).pageCount),
      ]
    }
    return [Self("header", pages: 1)] + sections + [
      Self("batches", pages: layout.batches.pageCount),
      Self("scores", pages: layout.scores.pageCount),
      Self("texts", pages: header.textPageCount),
      Self("sources", pages: header.sourcePageCount),
    ]
  }

  private init(_ name: String, pages: Int) {
    self.init(name: name, bytes: pages * Page.size)
  }
}

extension IndexInfo.Source {
  fileprivate init(_ source: IndexSource) {
    self.init(
      name: text(source.name), rows: source.rows, indexed: source.indexed,
      superseded: source.superseded, removed: source.removed, rejected: source.rejected)
  }
}

extension IndexInfo {
  /// The description as JSON, with keys in alphabetical order.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The description for people.
  var lines: [String] {
    [
      "lookup        \(lookup)",
      "certificates  \(certificates)",
      "as of         \(asOf)",
      "size          \(bytes) bytes, \(bytesPerCertificate.formatted(decimals: 1)) a certificate",
      "file id       \(fileID)",
      "normaliser    version \(normaliser)",
      isVerified
        ? "verified      what stands here"
        : "verified      nothing; say --key, or use 'osta index verify'",
    ]
      + keys.map { key in
        "by \(key.fields): \(key.entries) entries in 2^\(key.bucketBits) buckets, "
          + "fingerprints of \(key.fingerprintBits) bits, "
          + "false \"found\" 2^-\(key.falseFoundBits.formatted(decimals: 1)) a probe"
      }
      + ["parts:"] + parts.map { "  \($0.name): \($0.bytes) bytes" }
      + ["sources:"]
      + sources.map { source in
        "  \(source.name): \(source.rows) rows, \(source.indexed) indexed, "
          + "\(source.superseded) superseded, \(source.removed) removed, \(source.rejected) rejected"
      }
  }
}

extension Bits128 {
  /// 32 digits, as messages name a build.
  var hexadecimal: String { String(format: "%016lx%016lx", first, second) }
}

extension Double {
  fileprivate func formatted(decimals: Int) -> String {
    String(format: "%.\(decimals)f", self)
  }
}

private func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}
