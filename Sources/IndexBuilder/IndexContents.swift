import CertificateIndex

/// Everything of an index, in the order in which it stands in the file.
struct IndexContents {
  let definition: LookupDefinition
  let normaliser: UInt16
  let asOf: CivilDate
  let certificateCount: Int
  /// For each key its entries, in order of their hashes.
  let sections: [[Entry]]
  /// The dictionary of examination batches.
  let batches: [Batch]
  /// The dictionary of scores.
  let scores: [Scores]

  /// One entry of a section.
  struct Entry: Equatable {
    let hash: Bits128
    /// The payload, packed and unmasked.
    let payload: UInt64
  }
}

extension IndexContents.Entry: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    left.hash != right.hash ? left.hash < right.hash : left.payload < right.payload
  }
}

extension IndexContents {
  /// The file's id: a keyed digest of all that is in it.
  func fileID(key: Bits128) -> Bits128 {
    var hash = SipHash(key: key)
    hash.update(definition.encoded)
    hash.update(UInt64(normaliser))
    hash.update(UInt64(asOf.packed))
    hash.update(UInt64(certificateCount))
    for entry in sections.joined() {
      hash.update(entry.hash.first)
      hash.update(entry.hash.second)
      hash.update(entry.payload)
    }
    for batch in batches {
      hash.update(batch.encoded)
    }
    for scores in scores {
      hash.update(UInt64(scores.packed))
    }
    return hash.finalize()
  }
}

extension Batch {
  /// The batch as bytes, for digests.
  fileprivate var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(counted: issuer)
    bytes.append(counted: occupation)
    bytes.append(level.map { $0.rawValue + 1 } ?? 0)
    bytes.append(littleEndian: issued?.packed ?? 0)
    return bytes
  }
}

extension Scores {
  /// Both scores as one number, which orders them.
  var packed: UInt32 {
    UInt32(theory?.code ?? 0) << 16 | UInt32(practical?.code ?? 0)
  }
}
