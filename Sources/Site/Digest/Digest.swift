import CertificateIndex

/// Stands for a value or for bytes: where digests are the same, what they were made from is too.
///
/// SipHash under a key that everybody knows: it tells changes from one another, not forgeries.
package struct Digest: Hashable, Sendable {
  let first: UInt64
  let second: UInt64
}

extension Digest {
  /// The digest of bytes.
  init(of bytes: [UInt8]) { self.init(of: bytes.span.bytes) }

  /// The digest of bytes.
  init(of bytes: ArraySlice<UInt8>) { self.init(of: bytes.span.bytes) }

  private init(of bytes: RawSpan) {
    var digester = Digester()
    digester.add(bytes)
    self = digester.digest()
  }
}

/// Makes a digest piece by piece; every piece is told from its neighbours.
struct Digester {
  private var hash = SipHash(key: Bits128(first: 0, second: 0))

  mutating func add(_ number: Int) {
    hash.update(UInt64(bitPattern: Int64(number)))
  }

  mutating func add(_ digest: Digest) {
    hash.update(digest.first)
    hash.update(digest.second)
  }

  /// Adds bytes behind their number, and zeros up to a whole word, with which the hash is fast.
  mutating func add(_ bytes: RawSpan) {
    add(bytes.byteCount)
    hash.update(bytes)
    for _ in 0..<(-bytes.byteCount & 7) { hash.update(0 as UInt8) }
  }

  mutating func add(_ bytes: [UInt8]) { add(bytes.span.bytes) }

  mutating func add(_ text: String) { add(text.utf8.span.bytes) }

  /// The digest of all that was added.
  consuming func digest() -> Digest {
    let bits = hash.finalize()
    return Digest(first: bits.first, second: bits.second)
  }
}
