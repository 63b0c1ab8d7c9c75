import CertificateIndex
import Testing

@Suite struct IndexKeysTests {
  private let keys = IndexKeys(
    master: MasterKey(bits: Bits128(first: 1, second: 2)), lookup: Array("sample".utf8))

  private func hash(_ section: Int, _ values: [String]) -> Bits128 {
    keys.entryHash(section: section, values: values.map { Array($0.utf8) })
  }

  @Test func hashesTheSectionAndTheLengthOfEachValue() {
    let hashes = [
      hash(0, ["ab", "c"]), hash(0, ["a", "bc"]), hash(1, ["ab", "c"]), hash(0, ["ab", "c", ""]),
      hash(0, ["c", "ab"]),
    ]
    for (index, hash) in hashes.enumerated() {
      #expect(!hashes[..<index].contains(hash))
    }
  }

  @Test func masksNoTwoPayloadsOfOnePairAlike() {
    let hash = hash(0, ["a", "b"])
    let masks = (0..<100).map { keys.mask(of: hash, ordinal: $0) }
    #expect(Set(masks).count == 100)
    #expect(masks.allSatisfy { $0 < 1 << UInt64(Payload.largestWidth) })
  }

  @Test func dependsOnTheMasterKeyAndTheLookup() {
    let others = [
      IndexKeys(
        master: MasterKey(bits: Bits128(first: 1, second: 3)), lookup: Array("sample".utf8)),
      IndexKeys(master: MasterKey(bits: Bits128(first: 1, second: 2)), lookup: Array("other".utf8)),
    ]
    for other in others {
      #expect(other.check != keys.check)
      #expect(other.page != keys.page)
      #expect(other.entryHash(section: 0, values: [[1], [2]]) != hash(0, ["\u{1}", "\u{2}"]))
    }
  }
}
