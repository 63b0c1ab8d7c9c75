import CertificateIndex

/// A number that is costly to find and cheap to check.
///
/// It is the first one whose decimal digits behind the seed have a SHA-256 hash that begins with a
/// word of at most ``target``, so on average ``work`` numbers have to be tried.
package struct ProofOfWork: Equatable, Sendable {
  /// What the digits stand behind: text of at most 35 bytes, so that all is one block of the hash.
  package let seed: [UInt8]
  /// How many numbers have to be tried on average, at least 1.
  package let work: UInt64

  package init(seed: [UInt8], work: UInt64) {
    self.seed = seed
    self.work = max(work, 1)
  }

  /// The largest first word of a hash that is accepted.
  package var target: UInt64 { .max / work }

  /// Whether the digits are an answer: one to twenty of them.
  package func accepts(_ digits: [UInt8]) -> Bool {
    guard 1...20 ~= digits.count,
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return false }
    let hash = SHA256.hash(seed + digits)
    return UInt64(hash[0]) << 32 | UInt64(hash[1]) <= target
  }

  /// Finds an answer, as a program of a visitor does; about ``work`` hashes.
  package func solve() -> [UInt8] {
    var number = 0
    while true {
      var digits: [UInt8] = []
      digits.append(decimal: number)
      if accepts(digits) { return digits }
      number += 1
    }
  }
}
