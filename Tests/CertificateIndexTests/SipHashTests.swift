import CertificateIndex
import Testing

/// The hash against the vectors of its authors: key 00 01 … 0f, input 00 01 … of each length.
@Suite struct SipHashTests {
  private static let key = Bits128(first: 0x0706_0504_0302_0100, second: 0x0f0e_0d0c_0b0a_0908)

  /// Output by length of the input, in the order of its bytes.
  private static let vectors: [(length: Int, output: String)] = [
    (0, "a3817f04ba25a8e66df67214c7550293"),
    (1, "da87c1d86b99af44347659119b22fc45"),
    (2, "8177228da4a45dc7fca38bdef60affe4"),
    (3, "9c70b60c5267a94e5f33b6b02985ed51"),
    (4, "f88164c12d9c8faf7d0f6e7c7bcd5579"),
    (5, "1368875980776f8854527a07690e9627"),
    (6, "14eeca338b208613485ea0308fd7a15e"),
    (7, "a1f1ebbed8dbc153c0b84aa61ff08239"),
    (8, "3b62a9ba6258f5610f83e264f31497b4"),
    (9, "264499060ad9baabc47f8b02bb6d71ed"),
    (10, "00110dc378146956c95447d3f3d0fbba"),
    (11, "0151c568386b6677a2b4dc6f81e5dc18"),
    (12, "d626b266905ef35882634df68532c125"),
    (13, "9869e247e9c08b10d029934fc4b952f7"),
    (14, "31fcefac66d7de9c7ec7485fe4494902"),
    (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
    (63, "5150d1772f50834a503e069a973fbd7c"),
  ]

  @Test(arguments: vectors) func matchesTheVectorsOfItsAuthors(length: Int, output: String) {
    let hash = SipHash.hash(Array(0..<UInt8(length)), key: Self.key)
    #expect(hexadecimal(hash) == output)
  }

  @Test(arguments: 0...17) func doesNotDependOnThePiecesInWhichBytesCome(cut: Int) {
    let bytes = Array(0..<17 as Range<UInt8>)
    var hash = SipHash(key: Self.key)
    hash.update(bytes[..<cut])
    for byte in bytes[cut...] { hash.update(byte) }
    #expect(hash.finalize() == SipHash.hash(bytes, key: Self.key))
  }

  @Test(arguments: 0...8) func takesANumberAsItsEightBytesWhereverItStands(before: Int) {
    let bytes = [UInt8](repeating: 7, count: before)
    var hash = SipHash(key: Self.key)
    hash.update(bytes)
    hash.update(0x1817_1615_1413_1211 as UInt64)
    let whole = bytes + [0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18]
    #expect(hash.finalize() == SipHash.hash(whole, key: Self.key))
  }

  @Test(arguments: 0...40) func twoSideBySideAreWhatEachIsAlone(length: Int) {
    let otherKey = Bits128(first: 1, second: 2)
    let bytes = Array(0..<UInt8(length))
    for otherLength in 0...40 {
      let others = Array(100..<UInt8(100 + otherLength))
      let (hash, other) = SipHash.hashes(
        bytes.span.bytes, key: Self.key, others.span.bytes, key: otherKey)
      #expect(hash == SipHash.hash(bytes, key: Self.key))
      #expect(other == SipHash.hash(others, key: otherKey))
    }
  }

  @Test func changesWithEveryBitOfTheKey() {
    var seen = [SipHash.hash([], key: Self.key)]
    for bit in 0..<64 as Range<UInt64> {
      let first = Bits128(first: Self.key.first ^ 1 << bit, second: Self.key.second)
      let second = Bits128(first: Self.key.first, second: Self.key.second ^ 1 << bit)
      seen += [SipHash.hash([], key: first), SipHash.hash([], key: second)]
    }
    #expect(Set(seen.map(hexadecimal)).count == 129)
  }

  @Test func ordersBitsByTheirFirstHalf() {
    #expect(Bits128(first: 1, second: 9) < Bits128(first: 2, second: 0))
    #expect(Bits128(first: 1, second: 0) < Bits128(first: 1, second: 1))
    #expect(!(Bits128(first: 1, second: 1) < Bits128(first: 1, second: 1)))
  }
}

/// The sixteen bytes of a hash in hexadecimal.
private func hexadecimal(_ bits: Bits128) -> String {
  var bytes: [UInt8] = []
  bytes.append(littleEndian: bits.first)
  bytes.append(littleEndian: bits.second)
  return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
