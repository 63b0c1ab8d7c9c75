import CertificateIndex
import Testing

@Suite struct MasterKeyTests {
  private static let key = MasterKey(
    bits: Bits128(first: 0x0123_4567_89ab_cdef, second: 0xfedc_ba98_7654_3210))
  private static let file = "osta-key-1 0123456789abcdeffedcba9876543210\n"

  @Test func writesOneLineOfTextAndReadsItBack() throws {
    #expect(String(decoding: Self.key.fileContents, as: UTF8.self) == Self.file)
    #expect(try MasterKey(fileContents: Self.key.fileContents) == Self.key)
  }

  @Test func readsALineWithoutItsEnd() throws {
    #expect(try MasterKey(fileContents: Array(Self.file.utf8.dropLast())) == Self.key)
  }

  @Test(arguments: [
    "", "osta-key-1", "osta-key-2 0123456789abcdeffedcba9876543210\n", "secret",
    " osta-key-1 0123456789abcdeffedcba9876543210\n", "OSTA-KEY-1 0123456789abcdeffedcba9876543210",
  ])
  func tellsAFileThatIsNoKeyFile(contents: String) {
    #expect(throws: MasterKey.FileProblem.notAKeyFile) {
      try MasterKey(fileContents: Array(contents.utf8))
    }
  }

  @Test(arguments: [
    "osta-key-1 ", "osta-key-1 \n", "osta-key-1 0123456789abcdeffedcba987654321\n",
    "osta-key-1 0123456789abcdeffedcba98765432100\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\n\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\r\n",
    "osta-key-1 0123456789ABCDEFFEDCBA9876543210\n",
    "osta-key-1 0123456789abcdeffedcba987654321g\n",
  ])
  func tellsADamagedKeyFile(contents: String) {
    #expect(throws: MasterKey.FileProblem.damaged) {
      try MasterKey(fileContents: Array(contents.utf8))
    }
  }

  @Test(arguments: [0o600, 0o640, 0o400, 0o440, 0o200, 0o000] as [UInt32])
  func acceptsAModeThatKeepsOthersOut(permissions: UInt32) {
    #expect(MasterKey.isPrivate(permissions: permissions))
  }

  @Test(
    arguments: [
      0o644, 0o604, 0o602, 0o601, 0o660, 0o620, 0o650, 0o700, 0o777, 0o4600, 0o2640, 0o1600,
    ] as [UInt32])
  func refusesEveryOtherMode(permissions: UInt32) {
    #expect(!MasterKey.isPrivate(permissions: permissions))
  }

  @Test func givesEachUseAndLookupAKeyOfItsOwn() {
    let subkeys = ["a", "b"].flatMap { lookup in
      [
        Self.key.subkey("entry", for: Array(lookup.utf8)),
        Self.key.subkey("page", for: Array(lookup.utf8)),
      ]
    }
    for (index, subkey) in subkeys.enumerated() {
      #expect(!subkeys[..<index].contains(subkey))
    }
  }

  @Test func derivesASubkeyFromUseAndLookup() {
    let expected = SipHash.hash(
      Array("entry/skill-level".utf8),
      key: Bits128(first: 0x0123_4567_89ab_cdef, second: 0xfedc_ba98_7654_3210))
    #expect(Self.key.subkey("entry", for: Array("skill-level".utf8)) == expected)
  }
}
