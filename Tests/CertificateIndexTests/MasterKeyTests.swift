import CertificateIndex
import Testing

@Suite struct MasterKeyTests {
  private static let key = MasterKey(
    bits: Bits128(first: 0x0123_4567_89ab_cdef, second: 0xfedc_ba98_7654_3210))

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
