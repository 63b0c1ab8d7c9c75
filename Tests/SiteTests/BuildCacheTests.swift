import Foundation
import TestSupport
import Testing

@testable import Site

/// The cache as a file: any bytes may lie there.
@Suite struct BuildCacheTests {
  private let program = "program".digest

  /// The cache of a small site.
  private func cache() throws -> [UInt8] {
    let bundle = try UpdatedBundle(
      "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\n---\n甲,乙")
    bundle.update()
    return try bundle.site.folder.read(#require(try bundle.cacheFile()))
  }

  /// The program that wrote a cache, as the file names it.
  private func program(of cache: [UInt8]) throws -> Digest {
    var reader = CacheReader(cache[BuildCache.magic.count...])
    return try reader.digest()
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let file = try cache()
    let program = try program(of: file)
    let cache = try #require(BuildCache(file: file, of: program))
    #expect(cache.warnings.count == 1)
    #expect(cache.content.keys.contains("notices/a.md"))
    #expect(cache.bundle.files.keys.contains("site/notices/a.html"))
    let again = try #require(BuildCache(file: cache.file(of: program), of: program))
    #expect(again.content.mapValues(\.record) == cache.content.mapValues(\.record))
    #expect(again.bundle.files.mapValues(\.source) == cache.bundle.files.mapValues(\.source))
    #expect(again.warnings == cache.warnings)
    #expect(again.input == cache.input)
  }

  @Test func everyCutAndEveryChangedByteIsNoticed() throws {
    let file = try cache()
    let program = try program(of: file)
    for length in 0..<file.count {
      #expect(BuildCache(file: Array(file[..<length]), of: program) == nil)
    }
    for place in file.indices {
      var changed = file
      changed[place] ^= 1 << (place % 8)
      #expect(BuildCache(file: changed, of: program) == nil)
    }
    #expect(BuildCache(file: file + [0], of: program) == nil)
  }

  @Test func cacheOfAnotherProgramIsNone() throws {
    #expect(BuildCache(file: try cache(), of: program) == nil)
  }

  /// The checksum keeps such bytes away; the reader must stand them all the same.
  @Test(arguments: UInt64(1)...4)
  func readerTakesAnyBytes(seed: UInt64) throws {
    let record = try record()
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      var bytes = record.cached
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      _ = DocumentRecord(cached: bytes[..<Int.random(in: 0...bytes.count, using: &random)])
    }
  }

  @Test func recordIsReadAsItWasWritten() throws {
    let record = try record()
    #expect(DocumentRecord(cached: record.cached[...]) == record)
    #expect(!record.findings.isEmpty && !record.tables.isEmpty && record.links.count == 2)
  }

  private func record() throws -> DocumentRecord {
    let text = """
      ---
      title: 甲
      date: 2020-10-28
      contact: {name: 样本, phone: 13000000000}
      tags: [甲, 乙]
      ---
      甲,乙

      ![图](/a.png) [甲](/甲.html)

      ![表](/data/t.csv)
      """
    return try ReadDocument(
      Array(text.utf8), .notice, path: "a.md", timings: BuildTimings()
    ).record
  }
}
