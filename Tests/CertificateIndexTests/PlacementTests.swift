import CertificateIndex
import Testing

@Suite struct PlacementTests {
  private static let counts = [0, 1, 31, 32, 33, 1000, 10_000_000, 100_000_000, 400_000_000]

  @Test(arguments: counts) func keepsTheRiskOfAFalseFoundBelowTwoToTheMinusForty(entries: Int) {
    let placement = Placement(entries: entries)
    let risk =
      Double(entries) / Double(placement.bucketCount)
      * powerOfTwo(-placement.fingerprintBits)
    #expect(risk <= powerOfTwo(-Placement.assurance))
  }

  @Test(arguments: counts) func fillsBucketsAsFarAsAReadIsCheap(entries: Int) {
    let placement = Placement(entries: entries)
    let load = Double(entries) / Double(placement.bucketCount)
    #expect(load < 32)
    #expect(load >= 16 || placement.bucketCount == 1)
  }

  @Test(arguments: counts) func leavesBitsOfTheHashToMaskThePayload(entries: Int) {
    let placement = Placement(entries: entries)
    #expect(placement.bucketBits + placement.fingerprintBits <= 128 - Payload.largestWidth)
    #expect(1...56 ~= placement.fingerprintBits)
  }

  @Test(arguments: counts) func putsHashesInOrderIntoBucketsInOrder(entries: Int) {
    let placement = Placement(entries: entries)
    var last = (bucket: 0, fingerprint: 0 as UInt64)
    for hash in Self.hashesInOrder {
      let next = (bucket: placement.bucket(of: hash), fingerprint: placement.fingerprint(of: hash))
      #expect(0..<placement.bucketCount ~= next.bucket)
      #expect(next.fingerprint < 1 << UInt64(placement.fingerprintBits))
      #expect(last <= next)
      last = next
    }
  }

  @Test func takesTheFingerprintFromTheBitsBehindTheBucket() {
    let placement = Placement(entries: 1000)
    #expect(placement.bucketBits == 5)
    let hash = Bits128(first: 0b10110 << 59 | 0b1011, second: .max)
    #expect(placement.bucket(of: hash) == 0b10110)
    let behind: UInt64 = 0b1011 << 5 | 0b11111
    #expect(placement.fingerprint(of: hash) == behind >> UInt64(64 - placement.fingerprintBits))
    #expect(
      placement.fingerprint(of: Bits128(first: 0b10110 << 59 | 1 << 58, second: 0))
        == 1 << UInt64(placement.fingerprintBits - 1))
  }

  private static let hashesInOrder: [Bits128] = (0..<2000 as Range<UInt64>)
    .map { SipHash.hash([UInt8($0 & 255), UInt8($0 >> 8)], key: Bits128(first: 3, second: 4)) }
    .sorted()
}

/// Two to a power.
private func powerOfTwo(_ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}
