import CertificateIndex
import Posix

/// One entry of a section on its way into the file, three words long.
struct SectionEntry {
  /// Words of an entry.
  static let size = 3

  let hash: Bits128
  let facts: CertificateFacts

  /// Adds the entry to the spill of all sections, by the high bits of its hash.
  func add(
    to writer: SpillWriter, section: Int, partitionBits: Int
  ) throws(SystemError) {
    let place = Int(hash.first >> UInt64(64 - partitionBits))
    let words = try writer.add(to: section << partitionBits | place)
    words[0] = hash.first
    words[1] = hash.second
    words[2] = facts.word
  }
}
