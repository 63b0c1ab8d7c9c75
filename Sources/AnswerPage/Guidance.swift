package import CertificateIndex

/// What a negative answer may add from public tables of the site: which years can be found, and whom
/// to ask.
///
/// The regions stay as bytes until one is asked for.
package struct Guidance: Equatable, Sendable {
  /// The day for which the coverage table holds; nil where the site has no such table.
  package let asOf: CivilDate?
  /// From the earliest month of all regions to the latest.
  package let span: Coverage?
  /// The telephones of the whole country.
  package let desks: [Desk]
  /// The columns of the contact list.
  package let contactColumns: [ContactColumn]
  private let rest: ByteReader

  /// A telephone and who answers it.
  package struct Desk: Equatable, Sendable {
    package let label: [UInt8]
    package let number: [UInt8]

    package init(label: [UInt8], number: [UInt8]) {
      self.label = label
      self.number = number
    }
  }

  /// A column of the contact list.
  package struct ContactColumn: Equatable, Sendable {
    /// The name for programs.
    package let key: [UInt8]
    package let label: [UInt8]

    package init(key: [UInt8], label: [UInt8]) {
      self.key = key
      self.label = label
    }
  }

  /// All regions, in the order of the table.
  package var regions: [Region] {
    var reader = rest
    var regions: [Region] = []
    while let region = reader.nextRegion() { regions.append(region) }
    return regions
  }

  /// The region of a name; nil where no region is called so.
  package func region(named name: [UInt8]) -> Region? {
    var reader = rest
    while let region = reader.nextRegion() {
      if region.names.contains(name) { return region }
    }
    return nil
  }
}

/// The guidance of a site, to be compiled.
package struct GuidanceSource: Sendable {
  /// The day for which the coverage table holds; nil where the site has no such table.
  package var asOf: CivilDate?
  package var desks: [Guidance.Desk]
  package var contactColumns: [Guidance.ContactColumn]
  package var regions: [Region]

  package init(
    asOf: CivilDate? = nil, desks: [Guidance.Desk] = [],
    contactColumns: [Guidance.ContactColumn] = [], regions: [Region] = []
  ) {
    self.asOf = asOf
    self.desks = desks
    self.contactColumns = contactColumns
    self.regions = regions
  }

  /// The guidance as bytes of the answer page.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: asOf?.packed ?? 0)
    bytes.append(texts: desks.flatMap { [$0.label, $0.number] })
    bytes.append(texts: contactColumns.flatMap { [$0.key, $0.label] })
    var span = regions.first?.coverage
    for region in regions { span = span?.joined(region.coverage) }
    bytes.append(byte: span == nil ? 0 : 1)
    span?.encode(into: &bytes)
    for region in regions { region.encode(into: &bytes) }
    return bytes
  }
}

extension Guidance {
  /// Reads what ``GuidanceSource/encoded`` wrote.
  init(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    asOf = CivilDate(packed: UInt32(reader.number(bytes: 4)))
    desks = pairs(reader.texts()).map { Desk(label: $0, number: $1) }
    contactColumns = pairs(reader.texts()).map { ContactColumn(key: $0, label: $1) }
    span = reader.number(bytes: 1) == 1 ? Coverage(from: &reader) : nil
    rest = reader
  }
}

extension ByteReader {
  /// The next region; nil behind the last.
  fileprivate mutating func nextRegion() -> Region? {
    isAtEnd ? nil : Region(from: &self)
  }
}

/// The texts two by two.
private func pairs(_ texts: [[UInt8]]) -> [([UInt8], [UInt8])] {
  stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0], texts[$0 + 1]) }
}
