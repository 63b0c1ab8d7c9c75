/// The first page of an index file: what the file is, and the counts from which its layout follows.
package struct IndexHeader: Equatable, Sendable {
  /// A keyed digest of all content; equal for equal input, different for any other build.
  package var fileID: Bits128
  /// Tells a wrong key from damage; see `IndexKeys.check`.
  package var keyCheck: UInt64
  /// The lookup, with its keys and columns.
  package var definition: LookupDefinition
  /// The version of the rules by which fields were normalised.
  package var normaliser: UInt16
  /// The day up to which the data is complete.
  package var asOf: CivilDate
  /// How many certificates the file holds.
  package var certificateCount: Int
  /// How many entries each key's section has, and where they lie in it.
  package var sections: [SectionShape]
  /// How many batches the dictionary has.
  package var batchCount: Int
  /// How many pairs of scores the dictionary has.
  package var scoresCount: Int
  /// How many pages of text there are.
  package var textPageCount: Int
  /// How many pages say what the index was built from.
  package var sourcePageCount: Int

  package init(
    fileID: Bits128, keyCheck: UInt64, definition: LookupDefinition, normaliser: UInt16,
    asOf: CivilDate, certificateCount: Int, sections: [SectionShape], batchCount: Int,
    scoresCount: Int, textPageCount: Int, sourcePageCount: Int
  ) {
    self.fileID = fileID
    self.keyCheck = keyCheck
    self.definition = definition
    self.normaliser = normaliser
    self.asOf = asOf
    self.certificateCount = certificateCount
    self.sections = sections
    self.batchCount = batchCount
    self.scoresCount = scoresCount
    self.textPageCount = textPageCount
    self.sourcePageCount = sourcePageCount
  }
}

/// The shape of one key's section.
package struct SectionShape: Equatable, Sendable {
  package let entryCount: Int
  package let placement: Placement

  package init(entryCount: Int) {
    self.entryCount = entryCount
    placement = Placement(entries: entryCount)
  }

  init(entryCount: Int, placement: Placement) {
    self.entryCount = entryCount
    self.placement = placement
  }
}

extension IndexHeader {
  /// The first bytes of every index file.
  static let magic: StaticString = "OSTAIDX\n"
  /// The version of the format that this code writes and reads.
  static let version: UInt16 = 2
  /// SipHash-2-4 with 128 bits; the only algorithm so far.
  static let sipHash: UInt16 = 1

  /// Bytes of magic, version, algorithm and size of pages.
  private static let fixedStart = 16

  /// The content of the header's page: numbers at fixed places, then the lookup's definition, then the
  /// sections.
  package var encoded: [UInt8] {
    var bytes = [UInt8](IndexHeader.magic)
    bytes.append(littleEndian: IndexHeader.version)
    bytes.append(littleEndian: IndexHeader.sipHash)
    bytes.append(littleEndian: UInt32(Page.size))
    bytes.append(littleEndian: keyCheck)
    bytes.append(littleEndian: fileID.first)
    bytes.append(littleEndian: fileID.second)
    bytes.append(littleEndian: asOf.packed)
    for count in [
      IndexLayout(self).pageCount, certificateCount, batchCount, scoresCount, textPageCount,
      sourcePageCount,
    ] {
      bytes.append(littleEndian: UInt64(count))
    }
    bytes.append(contentsOf: definition.encoded)
    bytes.append(littleEndian: normaliser)
    for section in sections {
      bytes.append(littleEndian: UInt64(section.entryCount))
      bytes.append(UInt8(section.placement.bucketBits))
      bytes.append(UInt8(section.placement.fingerprintBits))
    }
    return bytes
  }

  /// Reads the header's page, without looking at its seal.
  package init(page: [UInt8]) throws(IndexError) {
    self = try IndexHeader.read(page).header
  }

  /// Reads the header's page, without looking at its seal, and lays the file out.
  static func read(
    _ page: [UInt8]
  ) throws(IndexError) -> (header: IndexHeader, layout: IndexLayout) {
    guard page.starts(with: [UInt8](magic)) else { throw .notAnIndex }
    let version = Int(page.number(at: 8, bytes: 2))
    guard version == IndexHeader.version else { throw .otherVersion(version) }
    guard page.number(at: 10, bytes: 2) == UInt64(sipHash),
      page.number(at: 12, bytes: 4) == UInt64(Page.size), let header = IndexHeader(sealed: page)
    else { throw .malformed(page: 0) }
    let layout = IndexLayout(header)
    guard page.number(at: pageCountPlace, bytes: 8) == UInt64(layout.pageCount) else {
      throw .malformed(page: 0)
    }
    return (header, layout)
  }

  /// Where the number of pages stands, which follows from the other counts.
  private static let pageCountPlace = fixedStart + 28

  private init?(sealed page: [UInt8]) {
    var reader = ByteReader(page, from: IndexHeader.fixedStart)
    keyCheck = reader.number(bytes: 8)
    fileID = Bits128(first: reader.number(bytes: 8), second: reader.number(bytes: 8))
    let asOf = CivilDate(packed: UInt32(reader.number(bytes: 4)))
    _ = reader.count()
    certificateCount = reader.count()
    batchCount = reader.count()
    scoresCount = reader.count()
    textPageCount = reader.count()
    sourcePageCount = reader.count()
    guard let asOf, let definition = LookupDefinition(from: &reader) else { return nil }
    self.asOf = asOf
    self.definition = definition
    normaliser = UInt16(reader.number(bytes: 2))
    sections = []
    sections.reserveCapacity(definition.keys.count)
    for _ in definition.keys {
      guard let section = SectionShape(from: &reader) else { return nil }
      sections.append(section)
    }
    guard !reader.isExhausted, hasSaneCounts else { return nil }
  }

  /// Whether no product of counts overflows and payloads can be masked and read in one piece.
  private var hasSaneCounts: Bool {
    let sane = 1..<1 << 40
    return sane ~= certificateCount &+ 1 && sane ~= batchCount && sane ~= scoresCount
      && sane ~= textPageCount && sane ~= sourcePageCount
      && sections.allSatisfy { sane ~= $0.entryCount + 1 }
      && PayloadShape(batches: batchCount, scores: scoresCount).width <= Payload.largestWidth
  }
}

extension ByteReader {
  /// The next number of eight bytes; one that no file can reach comes out negative.
  fileprivate mutating func count() -> Int {
    Int(truncatingIfNeeded: number(bytes: 8))
  }
}

extension SectionShape {
  /// Reads a section's shape; nil where it cannot be one.
  fileprivate init?(from reader: inout ByteReader) {
    let entryCount = reader.number(bytes: 8)
    let bucketBits = Int(reader.number(bytes: 1))
    let fingerprintBits = Int(reader.number(bytes: 1))
    guard entryCount < 1 << 62,
      let placement = Placement(bucketBits: bucketBits, fingerprintBits: fingerprintBits)
    else { return nil }
    self.init(entryCount: Int(entryCount), placement: placement)
  }
}
