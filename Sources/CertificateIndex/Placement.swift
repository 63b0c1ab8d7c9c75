/// Where the entries of a section lie: the high bits of a hash choose a bucket, the next ones are the
/// fingerprint that identifies the entry in it.
package struct Placement: Equatable, Sendable {
  /// Bits that choose the bucket; there are two to that power.
  package let bucketBits: Int
  /// Bits of a fingerprint.
  package let fingerprintBits: Int

  /// What `entries` entries need for buckets of 16 to 31 and a false "found" in at most one of 2⁴⁰
  /// probes.
  package init(entries: Int) {
    let load = 16
    bucketBits = entries < 2 * load ? 0 : bitWidth(for: entries / load) - 1
    var fingerprintBits = Placement.assurance
    while entries > 1 << (bucketBits + fingerprintBits - Placement.assurance) {
      fingerprintBits += 1
    }
    self.fingerprintBits = fingerprintBits
  }

  /// Nil where a hash has no such bits to spare.
  init?(bucketBits: Int, fingerprintBits: Int) {
    guard 0...40 ~= bucketBits, 1...56 ~= fingerprintBits, bucketBits + fingerprintBits <= 72
    else { return nil }
    self.bucketBits = bucketBits
    self.fingerprintBits = fingerprintBits
  }

  /// A false "found" has a probability of at most 2 to the power of minus this, a probe.
  package static let assurance = 40

  /// How many buckets there are.
  package var bucketCount: Int { 1 << bucketBits }

  /// The bucket of a hash.
  package func bucket(of hash: Bits128) -> Int {
    bucketBits == 0 ? 0 : Int(hash.first >> UInt64(64 - bucketBits))
  }

  /// The fingerprint of a hash; in order of hashes, fingerprints of one bucket rise.
  package func fingerprint(of hash: Bits128) -> UInt64 {
    let behindBucket =
      bucketBits == 0
      ? hash.first
      : hash.first << UInt64(bucketBits) | hash.second >> UInt64(64 - bucketBits)
    return behindBucket >> UInt64(64 - fingerprintBits)
  }
}
