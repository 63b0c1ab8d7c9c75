import CertificateIndex

/// Small changes of a good file, as bytes that a fuzzer can grow: each is a place of three bytes and what is
/// laid over the byte there; a place behind the end cuts the file off.
struct Alteration {
  private let changes: [(place: Int, mask: UInt8)]

  init(_ bytes: ArraySlice<UInt8>) {
    var reader = ByteReader(Array(bytes))
    var changes: [(Int, UInt8)] = []
    while !reader.isAtEnd {
      changes.append((Int(reader.number(bytes: 3)), UInt8(reader.number(bytes: 1))))
    }
    self.changes = changes
  }

  /// The file with the changes.
  func applied(to file: [UInt8]) -> [UInt8] {
    var altered = file
    for (place, mask) in changes {
      if place < altered.count {
        altered[place] ^= mask
      } else if !altered.isEmpty {
        altered.removeLast(place % altered.count)
      }
    }
    return altered
  }
}
