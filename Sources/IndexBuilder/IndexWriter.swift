import CertificateIndex
import Posix

/// Writes the pages of an index in their order.
struct IndexWriter {
  private let keys: IndexKeys
  private let contents: IndexContents
  private let texts: TextPages
  private let header: IndexHeader
  private let layout: IndexLayout

  init(_ contents: IndexContents, keys: IndexKeys) {
    self.contents = contents
    self.keys = keys
    texts = TextPages(contents.batches.flatMap { [$0.issuer, $0.occupation] })
    header = IndexHeader(
      fileID: contents.fileID(key: keys.file), keyCheck: keys.check,
      definition: contents.definition, normaliser: contents.normaliser, asOf: contents.asOf,
      certificateCount: contents.certificateCount,
      sections: contents.sections.map { SectionShape(entryCount: $0.count) },
      batchCount: contents.batches.count, scoresCount: contents.scores.count,
      textPageCount: texts.pages.count)
    layout = IndexLayout(header)
  }

  /// Bytes of the whole file.
  var size: Int { layout.pageCount * Page.size }

  /// Writes the file.
  func write(to file: borrowing ReplacementFile) throws(SystemError) {
    var number = 0
    func write(_ pages: [[UInt8]]) throws(SystemError) {
      for content in pages {
        try file.write(
          Page.sealed(content, number: number, fileID: header.fileID, key: keys.page))
        number += 1
      }
    }
    try write([header.encoded])
    for section in contents.sections.indices {
      try write(directory(of: section))
      try write(entries(of: section))
    }
    try write(batches)
    try write(scores)
    try write(texts.pages)
  }

  /// The entry with which each bucket begins, and their number behind the last.
  private func directory(of section: Int) -> [[UInt8]] {
    let placement = header.sections[section].placement
    var pages = RecordPages(layout.directory(of: section))
    var bucket = 0
    for (index, entry) in contents.sections[section].enumerated() {
      while bucket <= placement.bucket(of: entry.hash) {
        pages.append([(UInt64(index), layout.directory(of: section).width)])
        bucket += 1
      }
    }
    while bucket <= placement.bucketCount {
      pages.append([
        (UInt64(contents.sections[section].count), layout.directory(of: section).width)
      ])
      bucket += 1
    }
    return pages.contents
  }

  /// Fingerprint and masked payload of each entry.
  private func entries(of section: Int) -> [[UInt8]] {
    let placement = header.sections[section].placement
    var pages = RecordPages(layout.entries(of: section))
    var last: Bits128?
    var ordinal = 0
    for entry in contents.sections[section] {
      ordinal = entry.hash == last ? ordinal + 1 : 0
      last = entry.hash
      let masked = (entry.payload ^ keys.mask(of: entry.hash, ordinal: ordinal))
      pages.append([
        (placement.fingerprint(of: entry.hash), placement.fingerprintBits),
        (masked & layout.payload.bits, layout.payload.width),
      ])
    }
    return pages.contents
  }

  private var batches: [[UInt8]] {
    var pages = RecordPages(layout.batches)
    for batch in contents.batches {
      pages.append([
        (UInt64(texts.place(of: batch.issuer)), layout.textPlaceWidth),
        (UInt64(texts.place(of: batch.occupation)), layout.textPlaceWidth),
        (UInt64(batch.level.map { $0.rawValue + 1 } ?? 0), Level.width),
        (UInt64(batch.issued?.packed ?? 0), CivilDate.width),
      ])
    }
    return pages.contents
  }

  private var scores: [[UInt8]] {
    var pages = RecordPages(layout.scores)
    for scores in contents.scores {
      pages.append([
        (UInt64(scores.theory?.code ?? 0), Score.width),
        (UInt64(scores.practical?.code ?? 0), Score.width),
      ])
    }
    return pages.contents
  }
}

/// Packs records of one width into pages.
private struct RecordPages {
  private let array: RecordArray
  private(set) var contents: [[UInt8]] = []
  private var count = 0

  init(_ array: RecordArray) {
    self.array = array
  }

  /// Appends a record of numbers and their widths.
  mutating func append(_ fields: [(value: UInt64, width: Int)]) {
    let place = count % array.perPage
    if place == 0 { contents.append([UInt8](repeating: 0, count: Page.contentSize)) }
    var bit = place * array.width
    for field in fields {
      contents[contents.count - 1].setBits(at: bit, width: field.width, to: field.value)
      bit += field.width
    }
    count += 1
  }
}

/// The texts of the dictionaries, each once, none across the end of a page.
private struct TextPages {
  private(set) var pages: [[UInt8]] = []
  private var places: [[UInt8]: Int] = [:]

  /// The empty text has the first place, so that there is at least one page.
  init(_ texts: [[UInt8]]) {
    for text in Set(texts).union([[]]).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      append(text)
    }
  }

  /// The byte at which a text begins in the pages laid side by side.
  func place(of text: [UInt8]) -> Int {
    guard let place = places[text] else { preconditionFailure("every text was given at the start") }
    return place
  }

  private mutating func append(_ text: [UInt8]) {
    if pages.isEmpty || pages[pages.count - 1].count + 2 + text.count > Page.contentSize {
      pages.append([])
    }
    places[text] = (pages.count - 1) * Page.contentSize + pages[pages.count - 1].count
    pages[pages.count - 1].append(counted: text)
  }
}
