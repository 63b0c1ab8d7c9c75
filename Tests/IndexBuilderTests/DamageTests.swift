import CertificateIndex
import Foundation
import IndexBuilder
import Posix
import TestSupport
import Testing

/// Whatever is done to a file, an answer is right or there is an error; never a wrong "not found".
@Suite struct DamageTests {
  private let values = ["1300001000400001", "样本甲"].map { Array($0.utf8) }

  /// The whole answer to one question about a certificate that is there, and one that is not.
  private func answers(_ path: String) throws(IndexError) -> [[Certificate]] {
    let reader = try IndexReader(path: Array(path.utf8), key: BuiltIndex.key)
    try reader.checkFit(definition: TestLookup.skillLevel, normaliser: 1)
    var answers: [[Certificate]] = []
    for values in [values, [Array("absent".utf8), Array("nobody".utf8)]] {
      var certificates: [Certificate] = []
      for payload in try reader.payloads(section: 1, values: values) {
        certificates.append(try reader.certificate(payload))
      }
      answers.append(certificates)
    }
    return answers
  }

  private func built(_ rows: String = IndexFileTests.rows) throws -> BuiltIndex {
    try BuiltIndex(rows: rows, definition: TestLookup.skillLevel)
  }

  @Test func everyFlippedByteIsAnErrorOrChangesNothing() throws {
    let index = try built()
    let right = try answers(index.path)
    let file = try FileHandle(forUpdating: URL(filePath: index.path))
    var unnoticed = 0
    for (place, byte) in try index.bytes.enumerated() {
      try write(byte ^ 0x10, at: place, of: file)
      do throws(IndexError) {
        #expect(try answers(index.path) == right, "byte \(place)")
        unnoticed += 1
      } catch {
        // An error is what is wanted; which one is tested below.
      }
      try write(byte, at: place, of: file)
    }
    #expect(try answers(index.path) == right)
    #expect(unnoticed < (try index.bytes.count), "some damage was noticed")
  }

  private func write(_ byte: UInt8, at place: Int, of file: FileHandle) throws {
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data([byte]))
  }

  @Test func everyFlippedByteFailsVerification() throws {
    let index = try built()
    let bytes = try index.bytes
    for place in stride(from: 0, to: bytes.count, by: 37) {
      var damaged = bytes
      damaged[place] ^= 0x01
      try index.folder.write(damaged, to: "damaged.idx")
      #expect(throws: IndexError.self, "byte \(place)") {
        let path = Array(index.folder["damaged.idx"].path.utf8)
        try IndexReader(path: path, key: BuiltIndex.key).verify()
      }
    }
  }

  @Test func everyTruncationAtAPageIsAnError() throws {
    let index = try built()
    let bytes = try index.bytes
    for boundary in stride(from: 0, through: bytes.count, by: Page.size) {
      for length in [boundary - 1, boundary, boundary + 1] where length != bytes.count {
        guard length >= 0 else { continue }
        let padded = Array((bytes + [0]).prefix(length))
        let path = try index.folder.write(padded, to: "cut.idx").path
        #expect(throws: IndexError.self, "\(length) bytes") { try answers(path) }
      }
    }
  }

  @Test func lengthThatDiffersFromTheHeaderIsNamed() throws {
    let index = try built()
    let bytes = try index.bytes
    let path = try index.folder.write(bytes.dropLast(Page.size), to: "cut.idx").path
    #expect(
      throws: IndexError.wrongLength(expected: bytes.count, actual: bytes.count - Page.size)
    ) { try answers(path) }
  }

  @Test func swappedPagesAreAnError() throws {
    let index = try built()
    let pages = try pages(index)
    for first in pages.indices {
      for second in pages.indices where second > first {
        var swapped = pages
        swapped.swapAt(first, second)
        let path = try index.folder.write(swapped.joined(), to: "swapped.idx").path
        #expect(throws: IndexError.self) {
          try IndexReader(path: Array(path.utf8), key: BuiltIndex.key).verify()
        }
      }
    }
  }

  @Test func everyPageOfAnotherBuildIsAnError() throws {
    let index = try built()
    let other = try pages(built(IndexFileTests.rows.replacingOccurrences(of: ",85,", with: ",86,")))
    let pages = try pages(index)
    #expect(pages.count == other.count)
    for number in pages.indices {
      var mixed = pages
      mixed[number] = other[number]
      let path = try index.folder.write(mixed.joined(), to: "mixed.idx").path
      #expect(throws: IndexError.self, "page \(number)") {
        try IndexReader(path: Array(path.utf8), key: BuiltIndex.key).verify()
      }
    }
  }

  private func pages(_ index: BuiltIndex) throws -> [[UInt8]] {
    let bytes = try index.bytes
    return stride(from: 0, to: bytes.count, by: Page.size).map {
      Array(bytes[$0..<$0 + Page.size])
    }
  }

  @Test func wrongKeyIsNamed() throws {
    let index = try built()
    let other = MasterKey(bits: Bits128(first: 1, second: 2))
    #expect(throws: IndexError.otherKey) { try index.reader(key: other) }
  }

  @Test func indexOfAnotherLookupIsNamed() throws {
    let reader = try BuiltIndex(rows: IndexFileTests.rows).reader()
    #expect(throws: IndexError.otherLookup) {
      try reader.checkFit(definition: TestLookup.skillLevel, normaliser: 1)
    }
  }

  @Test func changedDefinitionIsNamed() throws {
    let reader = try built().reader()
    let changed = LookupDefinition(
      id: TestLookup.skillLevel.id, keys: TestLookup.skillLevel.keys, columns: [.occupation])
    #expect(throws: IndexError.otherDefinition) {
      try reader.checkFit(definition: changed, normaliser: 1)
    }
  }

  @Test func otherNormaliserIsNamed() throws {
    let reader = try built().reader()
    #expect(throws: IndexError.otherNormaliser(1)) {
      try reader.checkFit(definition: TestLookup.skillLevel, normaliser: 2)
    }
  }

  @Test func otherVersionIsNamed() throws {
    let index = try built()
    var bytes = try index.bytes
    bytes[8] = 2
    let path = try index.folder.write(bytes, to: "newer.idx").path
    #expect(throws: IndexError.otherVersion(2)) { try answers(path) }
  }

  @Test func missingFileIsNamed() throws {
    let index = try built()
    #expect(throws: IndexError.system(.noSuchFile)) {
      try answers(index.folder["missing.idx"].path)
    }
  }

  @Test(arguments: [0, 1, 1023, 1024, 5000])
  func bytesThatAreNoIndexAreAnError(count: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 0x5a, count: count), to: "noise.idx").path
    #expect(throws: IndexError.self) { try answers(path) }
  }
}
