/// The keys of one lookup's index, each for one use.
package struct IndexKeys: Equatable, Sendable {
  /// Places, identifies and masks entries.
  package let entry: Bits128
  /// Seals pages.
  package let page: Bits128
  private let master: MasterKey
  private let lookup: [UInt8]

  package init(master: MasterKey, lookup: [UInt8]) {
    entry = master.subkey("entry", for: lookup)
    page = master.subkey("page", for: lookup)
    self.master = master
    self.lookup = lookup
  }

  /// Makes the file's id from its content; worked out anew each time, as only a build needs it.
  package var file: Bits128 { master.subkey("file", for: lookup) }

  /// What the header says of the key, so that a wrong key is told from a damaged file.
  package var check: UInt64 { master.check(for: lookup) }

  /// The hash under which a certificate is entered and asked for:
  /// `PRF(entry key, section ‖ length ‖ value ‖ length ‖ value …)`.
  ///
  /// - Parameters:
  ///   - section: The number of the lookup's key.
  ///   - values: The normalised values of the key's fields, in the key's order; at least two.
  /// - Returns: The hash, of which bucket, fingerprint and mask are parts.
  package func entryHash(section: Int, values: [[UInt8]]) -> Bits128 {
    var hash = SipHash(key: entry)
    hash.update(UInt8(section))
    for value in values {
      hash.update(UInt8(truncatingIfNeeded: value.count))
      hash.update(UInt8(truncatingIfNeeded: value.count >> 8))
      hash.update(value)
    }
    return hash.finalize()
  }

  /// The bits that hide the payload of an entry.
  ///
  /// The first entry of a pair is hidden by the low bits of its hash, which the file does not
  /// contain; each further one by a hash of its own, so that no two payloads share a mask.
  package func mask(of hash: Bits128, ordinal: Int) -> UInt64 {
    guard ordinal > 0 else { return hash.second & Payload.maskableBits }
    var further = SipHash(key: entry)
    further.update(hash.first)
    further.update(hash.second)
    further.update(UInt64(ordinal))
    return further.finalize().second & Payload.maskableBits
  }
}
