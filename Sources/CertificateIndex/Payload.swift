/// What an entry says of its certificate: places in the dictionaries, and whether it was revoked.
package struct Payload: Equatable, Sendable {
  /// The number of the examination batch: issuer, occupation, level and date.
  package var batch: Int
  /// The number of the pair of scores.
  package var scores: Int
  /// Whether the certificate was revoked.
  package var isRevoked: Bool

  package init(batch: Int, scores: Int, isRevoked: Bool) {
    self.batch = batch
    self.scores = scores
    self.isRevoked = isRevoked
  }

  /// Bits that a payload may take: those of a hash that neither place nor identify the entry.
  package static let largestWidth = 56

  /// The bits of a hash that may hide a payload.
  static let maskableBits: UInt64 = (1 << UInt64(largestWidth)) - 1
}

/// How many bits each part of a payload takes, which is what the dictionaries need.
package struct PayloadShape: Equatable, Sendable {
  let batchBits: Int
  let scoreBits: Int

  package init(batches: Int, scores: Int) {
    batchBits = bitWidth(for: batches - 1)
    scoreBits = bitWidth(for: scores - 1)
  }

  /// Bits of a payload.
  package var width: Int { 1 + scoreBits + batchBits }

  /// The bits that a payload may set.
  package var bits: UInt64 { (1 << UInt64(width)) - 1 }

  /// The payload as a number: revoked, scores, batch, from the least significant bit.
  package func packed(_ payload: Payload) -> UInt64 {
    (payload.isRevoked ? 1 : 0) | UInt64(payload.scores) << 1
      | UInt64(payload.batch) << UInt64(1 + scoreBits)
  }

  /// The payload that was packed.
  package func payload(_ packed: UInt64) -> Payload {
    Payload(
      batch: Int(packed >> UInt64(1 + scoreBits)),
      scores: Int(packed >> 1 & ((1 << UInt64(scoreBits)) - 1)),
      isRevoked: packed & 1 == 1)
  }
}
