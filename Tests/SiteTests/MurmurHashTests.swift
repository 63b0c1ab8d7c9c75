import Testing

@testable import Site

@Suite struct MurmurHashTests {
  /// Of the reference implementation, as the package `mmh3` for Python gives them.
  @Test(arguments: [
    ([], 0, 0),
    (Array("12345678".utf8), 0x3B4A_6406_38B1_419C, 0x913B_0E67_6BD4_2557),
    (Array("1234567890abcdef".utf8), 0x3D57_F67A_3BE1_7901, 0x4E44_A770_F000_880),
    (Array(0..<24), 0x734E_8462_75B2_DFDE, 0x9470_7EAB_BBFB_9E52),
    (Array(0..<32), 0xC66D_9022_B62F_500F, 0x1C05_0A6E_34C3_1151),
    ([UInt8](repeating: 0, count: 8), 0x28DF_63B7_CC57_C3CB, 0xF255_7DFC_C4E8_FE52),
  ])
  func hashIsThatOfTheReference(_ bytes: [UInt8], _ first: UInt64, _ second: UInt64) {
    var hash = MurmurHash()
    hash.add(bytes.span.bytes)
    #expect(hash.finalize() == (first, second))
  }

  @Test func bytesAreAddedAsWordsWhateverCameBefore() {
    let bytes = (0..<61).map { UInt8($0) }
    for words in 0...3 {
      for length in 0...61 {
        var whole = MurmurHash()
        var parts = MurmurHash()
        for word in 0..<words {
          whole.add(UInt64(word))
          parts.add(UInt64(word))
        }
        let beginning = Array(bytes[..<length])
        whole.add(beginning.span.bytes)
        for start in stride(from: 0, to: length, by: 8) {
          parts.add(
            bytes[start..<min(start + 8, length)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        #expect(whole.finalize() == parts.finalize(), "\(words) words, \(length) bytes")
      }
    }
  }
}
