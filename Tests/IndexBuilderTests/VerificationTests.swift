import CertificateIndex
import Foundation
import IndexBuilder
import SampleCertificates
import TestSupport
import Testing

/// Pages with right seals that say what cannot be: only whoever has the key can write them, by mistake.
@Suite struct VerificationTests {
  /// An index of several buckets, in memory, to change records of.
  struct ForgedIndex {
    private(set) var bytes: [UInt8]
    let layout: IndexLayout
    let header: IndexHeader
    private let keys: IndexKeys

    init(_ index: BuiltIndex) throws {
      let reader = try index.reader()
      bytes = try index.bytes
      (header, layout) = (reader.header, reader.layout)
      keys = IndexKeys(master: BuiltIndex.key, lookup: header.definition.id)
    }

    /// Writes `width` bits of a record and gives its page the right seal.
    mutating func set(
      _ record: Int, of array: RecordArray, at offset: Int = 0, width: Int, to value: UInt64
    ) {
      let bit = record % array.perPage * array.width + offset
      change(page: array.firstPage + record / array.perPage) { content in
        for place in 0..<width {
          let (byte, mask) = ((bit + place) / 8, UInt8(1) << UInt8((bit + place) % 8))
          content[byte] =
            value >> UInt64(place) & 1 == 1 ? content[byte] | mask : content[byte] & ~mask
        }
      }
    }

    /// Changes the content of a page and gives it the right seal.
    mutating func change(page: Int, _ edit: (inout [UInt8]) -> Void) {
      let start = page * Page.size
      var content = Array(bytes[start..<start + Page.contentSize])
      edit(&content)
      bytes.replaceSubrange(
        start..<start + Page.size,
        with: Page.sealed(content, number: page, fileID: header.fileID, key: keys.page))
    }
  }

  /// A mistake, and the page that is to be blamed.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (inout ForgedIndex) -> Int

    init(_ description: String, _ make: @escaping @Sendable (inout ForgedIndex) -> Int) {
      testDescription = description
      self.make = make
    }

    /// A number of a record that cannot be, from the bit that `place` says.
    init(
      _ description: String, _ array: @escaping @Sendable (IndexLayout) -> RecordArray,
      record: Int = 1, at place: @escaping @Sendable (IndexLayout) -> Int = { _ in 0 }, width: Int,
      to value: UInt64
    ) {
      self.init(description) { index in
        let array = array(index.layout)
        index.set(record, of: array, at: place(index.layout), width: width, to: value)
        return array.firstPage + record / array.perPage
      }
    }
  }

  static let mistakes = [
    Mistake("the first bucket begins behind the first entry") { index in
      let directory = index.layout.directory(of: 1)
      index.set(0, of: directory, width: directory.width, to: 1)
      return directory.firstPage
    },
    Mistake("the last bucket ends before the last entry") { index in
      let directory = index.layout.directory(of: 0)
      let count = index.header.sections[0].entryCount
      index.set(directory.count - 1, of: directory, width: directory.width, to: UInt64(count - 1))
      return directory.firstPage
    },
    Mistake("a bucket begins before the one in front of it") { index in
      let directory = index.layout.directory(of: 2)
      index.set(3, of: directory, width: directory.width, to: 0)
      return directory.firstPage
    },
    Mistake("a bucket begins behind the last entry") { index in
      let directory = index.layout.directory(of: 2)
      index.set(2, of: directory, width: directory.width, to: (1 << UInt64(directory.width)) - 1)
      return directory.firstPage
    },
    Mistake("fingerprints of a bucket do not rise") { index in
      let entries = index.layout.entries(of: 1)
      let width = index.header.sections[1].placement.fingerprintBits
      index.set(0, of: entries, width: width, to: (1 << UInt64(width)) - 1)
      return entries.firstPage
    },
    Mistake("a level that is none", { $0.batches }, at: { 2 * $0.textPlaceWidth }, width: 4, to: 9),
    Mistake(
      "a day that is none", { $0.batches }, at: { 2 * $0.textPlaceWidth + Level.width }, width: 17,
      to: 120 << 9 | 13 << 5 | 1),
    Mistake("an issuer behind the texts") { index in
      let batches = index.layout.batches
      let end = (index.layout.firstSourcePage - index.layout.firstTextPage) * Page.contentSize
      index.set(0, of: batches, width: index.layout.textPlaceWidth, to: UInt64(end))
      return batches.firstPage
    },
    Mistake("a theory score that is none", { $0.scores }, width: 11, to: 1007),
    Mistake("a practical score that is none", { $0.scores }, at: { _ in 11 }, width: 11, to: 2047),
    Mistake("sources behind the end") { index in
      let page = index.layout.firstSourcePage
      index.change(page: page) { $0[0] = 9 }
      return page
    },
    Mistake("something behind the sources") { index in
      let page = index.layout.firstSourcePage
      index.change(page: page) { $0[Page.contentSize - 1] = 1 }
      return page
    },
  ]

  private let index: BuiltIndex

  init() throws {
    var samples = SampleCertificates(.qualification, seed: 5)
    let rows = (0..<200).map { _ in samples.next() }.joined()
    index = try BuiltIndex(files: ["batch.csv": Array((SampleCertificates.header + rows).utf8)])
  }

  private func verify(_ bytes: [UInt8]) throws {
    let path = try index.folder.write(bytes, to: "forged.idx").path
    try IndexReader(path: Array(path.utf8), key: BuiltIndex.key).verify(workers: 2)
  }

  @Test(arguments: mistakes)
  func whatCannotBeIsNamedWithItsPage(mistake: Mistake) throws {
    var forged = try ForgedIndex(index)
    try verify(forged.bytes)
    let page = mistake.make(&forged)
    #expect(throws: IndexError.malformed(page: page)) {
      try verify(forged.bytes)
    }
  }

  @Test func everyPageIsRead() throws {
    let bytes = try index.bytes
    for page in 1..<bytes.count / Page.size {
      var damaged = bytes
      damaged[page * Page.size + Page.contentSize - 1] ^= 0x80
      #expect(throws: IndexError.damaged(page: page)) { try verify(damaged) }
    }
  }
}
