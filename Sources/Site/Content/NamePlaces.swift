import Foundation

/// Numbers for names, in the order in which they come.
struct NamePlaces {
  /// By the names themselves: Unicode has several ways to write one.
  private var places: [String: Int] = [:]
  /// By the bytes of names, which are found sooner.
  private var known: [ByteKey: Int] = [:]

  /// The number of a name; the next one where the name is new.
  mutating func place(of name: String) -> Int {
    let bytes = ByteKey(name)
    if let place = known[bytes] { return place }
    let place = places[name] ?? places.count
    places[name] = place
    known[bytes] = place
    return place
  }
}

extension String {
  /// Whether two texts are written with the same bytes, which is found sooner than whether they are the same.
  func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let same = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { others in
        guard let left = bytes.baseAddress, let right = others.baseAddress else { return true }
        return memcmp(left, right, bytes.count) == 0
      }
    }
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
