/// Reads certificates from one index file.
///
/// Every page is checked against its seal, so what comes out is right or an error. A probe reads the
/// directory's page and, mostly, one page of entries; a certificate's columns take four pages more.
package final class IndexReader {
  package let header: IndexHeader
  let pages: PageReader
  package let layout: IndexLayout
  private let keys: IndexKeys

  /// Opens an index and checks that it is whole and was made with the key.
  package convenience init(path: [UInt8], key: MasterKey) throws(IndexError) {
    try self.init(path: path, keys: KeyRing(key))
  }

  /// Opens an index and checks that it is whole and was made with one of the keys.
  package init(path: [UInt8], keys ring: KeyRing) throws(IndexError) {
    let file = try PageReader.open(path)
    let first = try PageReader.read(page: 0, of: file)
    (header, layout) = try IndexHeader.read(first)
    guard let position = ring.position(of: header) else { throw .otherKey }
    keys = IndexKeys(master: ring.keys[position], lookup: header.definition.id)
    pages = PageReader(file, fileID: header.fileID, key: keys.page)
    try pages.checkLength(pages: layout.pageCount)
    try pages.keep(first, number: 0)
  }

  /// Checks that the index fits the program that asks.
  ///
  /// - Parameters:
  ///   - definition: The lookup as the asking program knows it.
  ///   - normaliser: The version of the rules by which the asking program normalises fields.
  /// - Throws: What does not fit.
  package func checkFit(
    definition: LookupDefinition, normaliser: UInt16
  ) throws(IndexError) {
    guard header.definition.id == definition.id else { throw .otherLookup }
    guard header.definition == definition else { throw .otherDefinition }
    guard header.normaliser == normaliser else { throw .otherNormaliser(Int(header.normaliser)) }
  }
}

extension IndexReader {
  /// Reads pages as they stand in the file and checks their seals; threads may do so at once.
  ///
  /// - Parameters:
  ///   - pages: The numbers of the pages.
  ///   - buffer: Takes `Page.size` bytes for each of them.
  /// - Throws: The first damage.
  package func readIntact(
    _ pages: Range<Int>, into buffer: UnsafeMutableRawBufferPointer
  ) throws(IndexError) {
    try unsafe self.pages.readIntact(pages, into: buffer)
  }

  /// The payloads of all certificates that were entered under some values in one section.
  ///
  /// - Parameters:
  ///   - section: The number of the lookup's key.
  ///   - values: The normalised values of the key's fields, in the key's order.
  /// - Returns: One payload for each certificate, or none.
  /// - Throws: Why the index cannot answer.
  package func payloads(section: Int, values: [[UInt8]]) throws(IndexError) -> [Payload] {
    let hash = keys.entryHash(section: section, values: values)
    let placement = header.sections[section].placement
    let fingerprint = placement.fingerprint(of: hash)
    let entries = layout.entries(of: section)
    var payloads: [Payload] = []
    for entry in try bucket(placement.bucket(of: hash), section: section) {
      let found = try pages.bits(of: entry, in: entries, width: placement.fingerprintBits)
      guard found <= fingerprint else { break }
      guard found == fingerprint else { continue }
      let masked = try pages.bits(
        of: entry, in: entries, at: placement.fingerprintBits, width: layout.payload.width)
      let mask = keys.mask(of: hash, ordinal: payloads.count)
      payloads.append(layout.payload.payload((masked ^ mask) & layout.payload.bits))
    }
    return payloads
  }

  /// What the index says of the certificate with a payload.
  package func certificate(_ payload: Payload) throws(IndexError) -> Certificate {
    Certificate(
      batch: try batch(payload.batch), scores: try scores(payload.scores),
      isRevoked: payload.isRevoked)
  }

  /// The entries of a bucket, by the directory.
  private func bucket(_ bucket: Int, section: Int) throws(IndexError) -> Range<Int> {
    let directory = layout.directory(of: section)
    let start = try pages.bits(of: bucket, in: directory, width: directory.width)
    let end = try pages.bits(of: bucket + 1, in: directory, width: directory.width)
    guard start <= end, end <= UInt64(header.sections[section].entryCount) else {
      throw .malformed(page: directory.firstPage)
    }
    return Int(start)..<Int(end)
  }

  private func batch(_ number: Int) throws(IndexError) -> Batch {
    let array = layout.batches
    let width = layout.textPlaceWidth
    let issuer = try pages.bits(of: number, in: array, width: width)
    let occupation = try pages.bits(of: number, in: array, at: width, width: width)
    let level = try pages.bits(of: number, in: array, at: 2 * width, width: Level.width)
    let issued = try pages.bits(
      of: number, in: array, at: 2 * width + Level.width, width: CivilDate.width)
    return Batch(
      issuer: try text(at: Int(issuer)), occupation: try text(at: Int(occupation)),
      level: Level(rawValue: UInt8(level) &- 1), issued: CivilDate(packed: UInt32(issued)))
  }

  private func scores(_ number: Int) throws(IndexError) -> Scores {
    let theory = try pages.bits(of: number, in: layout.scores, width: Score.width)
    let practical = try pages.bits(
      of: number, in: layout.scores, at: Score.width, width: Score.width)
    return Scores(
      theory: Score(code: UInt16(theory)), practical: Score(code: UInt16(practical)))
  }

  /// The text at a place: two bytes of length and UTF-8.
  private func text(at place: Int) throws(IndexError) -> [UInt8] {
    let number = layout.firstTextPage + place / Page.contentSize
    let start = place % Page.contentSize + 2
    guard number < layout.firstSourcePage, start <= Page.contentSize else {
      throw .malformed(page: number)
    }
    let content = try pages.page(number)
    let end = start + Int(content.bits(at: (start - 2) * 8, width: 16))
    guard end <= Page.contentSize else { throw .malformed(page: number) }
    return Array(content[start..<end])
  }
}
