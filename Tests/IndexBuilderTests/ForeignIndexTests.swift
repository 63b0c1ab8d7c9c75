import CertificateIndex
import Foundation
import IndexBuilder
import Posix
import QueryFields
import TestSupport
import Testing

/// A file that does not belong to the program that asks is refused, and the error says why.
@Suite struct ForeignIndexTests {
  private func skillLevel() throws -> BuiltIndex {
    try BuiltIndex(rows: IndexFileTests.rows, definition: TestLookup.skillLevel)
  }

  @Test(arguments: [
    Bits128(first: 1, second: 2), Bits128(first: 0x0706_0504_0302_0100, second: 43),
    Bits128(first: 42, second: 0x0706_0504_0302_0100),
  ])
  func wrongKeyIsNamed(bits: Bits128) throws {
    let index = try skillLevel()
    #expect(throws: IndexError.otherKey) { try index.reader(key: MasterKey(bits: bits)) }
  }

  @Test func indexOfAnotherLookupIsNamed() throws {
    let reader = try BuiltIndex(rows: IndexFileTests.rows).reader()
    #expect(throws: IndexError.otherLookup) {
      try reader.checkFit(definition: TestLookup.skillLevel, normaliser: normaliserVersion)
    }
  }

  /// Definitions that differ in one thing from that of the index.
  static let changed: [LookupDefinition] = {
    let (keys, columns) = (TestLookup.skillLevel.keys, TestLookup.skillLevel.columns)
    return [
      (Array(keys.reversed()), columns), ([keys[0]], columns),
      (keys + [FieldSet([.idNumber, .name])], columns),
      (keys, Array(columns.reversed())), (keys, Array(columns.dropLast())), (keys, []),
    ].map { LookupDefinition(id: TestLookup.skillLevel.id, keys: $0, columns: $1) }
  }()

  @Test(arguments: changed)
  func changedDefinitionIsNamed(definition: LookupDefinition) throws {
    let reader = try skillLevel().reader()
    #expect(throws: IndexError.otherDefinition) {
      try reader.checkFit(definition: definition, normaliser: normaliserVersion)
    }
  }

  @Test(arguments: [0, 1, normaliserVersion + 1, 0xffff])
  func otherNormaliserIsNamed(version: UInt16) throws {
    let reader = try skillLevel().reader()
    #expect(throws: IndexError.otherNormaliser(Int(normaliserVersion))) {
      try reader.checkFit(definition: TestLookup.skillLevel, normaliser: version)
    }
  }

  /// Bytes of the header that come before the key is looked at, and what another value of them means.
  @Test(arguments: [
    (0, IndexError.notAnIndex), (7, .notAnIndex), (8, .otherVersion(253)),
    (9, .otherVersion(0xff02)), (10, .malformed(page: 0)), (13, .malformed(page: 0)),
    (16, .otherKey),
  ])
  func otherStartOfTheHeaderIsNamed(byte: Int, error: IndexError) throws {
    let index = try skillLevel()
    var bytes = try index.bytes
    bytes[byte] ^= 0xff
    try index.folder.write(bytes, to: "test.idx")
    #expect(throws: error) { try index.reader() }
  }

  @Test func missingFileIsNamed() throws {
    #expect(throws: IndexError.system(.noSuchFile)) {
      try IndexReader(path: Array("/no/such/file.idx".utf8), key: BuiltIndex.key)
    }
  }

  @Test(arguments: [0, 1, 511, 512, 5000])
  func bytesThatAreNoIndexAreAnError(count: Int) throws {
    let folder = try TemporaryFolder()
    let noise = [UInt8](repeating: 0x5a, count: count)
    let path = try folder.write(noise, to: "noise.idx").path
    #expect(throws: IndexError.self) {
      try IndexReader(path: Array(path.utf8), key: BuiltIndex.key)
    }
  }
}
