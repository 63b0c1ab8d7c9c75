/// Stands for a value or for bytes: where digests are the same, what they were made from is too.
///
/// It tells changes from one another, not forgeries.
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
  private var hash = MurmurHash()

  mutating func add(_ number: Int) { hash.add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ digest: Digest) {
    hash.add(digest.first)
    hash.add(digest.second)
  }

  /// Adds bytes behind their number.
  mutating func add(_ bytes: RawSpan) {
    add(bytes.byteCount)
    hash.add(bytes)
  }

  mutating func add(_ bytes: [UInt8]) { add(bytes.span.bytes) }

  mutating func add(_ text: String) { add(text.utf8.span.bytes) }

  /// The digest of all that was added.
  consuming func digest() -> Digest {
    let bits = hash.finalize()
    return Digest(first: bits.first, second: bits.second)
  }
}
