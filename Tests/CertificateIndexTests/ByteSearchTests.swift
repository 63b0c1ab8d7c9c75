import CertificateIndex
import Testing

@Suite struct ByteSearchTests {
  /// Bytes of every length around the sixteen that are looked at together, the sought one at each place.
  @Test(arguments: 0...40) func findsAByteAtEveryPlace(count: Int) {
    for start in [0, 3] {
      let others = [UInt8](repeating: 0x26, count: start) + [UInt8](repeating: 0x27, count: count)
      for place in others.indices.dropFirst(start) {
        var bytes = others
        bytes[place] = 0x26
        #expect(bytes[start...].place(of: 0x26, from: start) == place)
      }
      #expect(others[start...].place(of: 0x26, from: start) == others.count)
    }
  }

  @Test func passesOverWhatStandsBefore() {
    let bytes: [UInt8] = [1, 0, 1, 0]
    #expect([0, 1, 2, 3, 4].map { bytes[...].place(of: 0, from: $0) } == [1, 1, 3, 3, 4])
  }
}
