import CertificateIndex
import Testing

@Suite struct KeyRingTests {
  private static let ring = KeyRing(
    MasterKey(bits: Bits128(first: 0x0123_4567_89ab_cdef, second: 0xfedc_ba98_7654_3210)))
  private static let file = "osta-key-1 0123456789abcdeffedcba9876543210\n"

  private static let old = MasterKey(bits: Bits128(first: 1, second: 2))
  private static let new = MasterKey(bits: Bits128(first: 3, second: 4))

  private static var both: KeyRing {
    var ring = KeyRing(old)
    ring.add(new)
    return ring
  }

  @Test func writesOneLineOfTextAndReadsItBack() throws {
    #expect(String(decoding: Self.ring.fileContents, as: UTF8.self) == Self.file)
    #expect(try KeyRing(fileContents: Self.ring.fileContents) == Self.ring)
  }

  @Test func readsALineWithoutItsEnd() throws {
    #expect(try KeyRing(fileContents: Array(Self.file.utf8.dropLast())) == Self.ring)
  }

  @Test(arguments: [
    "", "osta-key-1", "osta-key-2 0123456789abcdeffedcba9876543210\n", "secret",
    " osta-key-1 0123456789abcdeffedcba9876543210\n", "OSTA-KEY-1 0123456789abcdeffedcba9876543210",
  ])
  func tellsAFileThatIsNoKeyFile(contents: String) {
    #expect(throws: KeyRing.FileProblem.notAKeyFile) {
      try KeyRing(fileContents: Array(contents.utf8))
    }
  }

  @Test(arguments: [
    "osta-key-1 ", "osta-key-1 \n", "osta-key-1 0123456789abcdeffedcba987654321\n",
    "osta-key-1 0123456789abcdeffedcba98765432100\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\n\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\n\nosta-key-1 0123456789abcdeffedcba9876543210\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\nosta-key-1 0123456789abcdeffedcba987654321\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\nosta-key-2 0123456789abcdeffedcba9876543210\n",
    "osta-key-1 0123456789abcdeffedcba9876543210 osta-key-1 0123456789abcdeffedcba9876543210\n",
    "osta-key-1 0123456789abcdeffedcba9876543210\r\n",
    "osta-key-1 0123456789ABCDEFFEDCBA9876543210\n",
    "osta-key-1 0123456789abcdeffedcba987654321g\n",
  ])
  func tellsADamagedKeyFile(contents: String) {
    #expect(throws: KeyRing.FileProblem.damaged) {
      try KeyRing(fileContents: Array(contents.utf8))
    }
  }

  @Test(arguments: [0o600, 0o640, 0o400, 0o440, 0o200, 0o000] as [UInt32])
  func acceptsAModeThatKeepsOthersOut(permissions: UInt32) {
    #expect(KeyRing.isPrivate(permissions: permissions))
  }

  @Test(
    arguments: [
      0o644, 0o604, 0o602, 0o601, 0o660, 0o620, 0o650, 0o700, 0o777, 0o4600, 0o2640, 0o1600,
    ] as [UInt32])
  func refusesEveryOtherMode(permissions: UInt32) {
    #expect(!KeyRing.isPrivate(permissions: permissions))
  }

  @Test func newestIsTheLastLine() throws {
    let contents = Self.both.fileContents
    #expect(
      String(decoding: contents, as: UTF8.self) == """
        osta-key-1 00000000000000010000000000000002
        osta-key-1 00000000000000030000000000000004

        """)
    #expect(try KeyRing(fileContents: contents) == Self.both)
    #expect(Self.both.newest == Self.new)
  }

  @Test func retiringLeavesTheNewest() {
    var ring = Self.both
    ring.retire()
    #expect(ring == KeyRing(Self.new))
  }

  @Test func headerSaysWithWhichKeyItsIndexWasMade() throws {
    var header = try IndexHeaderTests.sample()
    for (position, key) in [Self.old, Self.new].enumerated() {
      header.keyCheck = IndexKeys(master: key, lookup: header.definition.id).check
      #expect(Self.both.position(of: header) == position)
    }
    header.keyCheck ^= 1
    #expect(Self.both.position(of: header) == nil)
  }
}
