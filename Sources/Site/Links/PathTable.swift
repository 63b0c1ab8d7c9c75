import Glibc

/// The places of paths among others, looked up by bytes wherever these lie.
///
/// Each page of a site asks for a dozen, most of which stand in the middle of other bytes; a dictionary would want each
/// of them as a text of its own.
struct PathTable: Sendable {
  /// All paths behind one another.
  private let bytes: [UInt8]
  /// Where each ends.
  private let ends: [Int]
  /// A place among the paths and 1 more, at the path's hash or behind it; 0 where there is none.
  ///
  /// At most half are taken.
  private let slots: [UInt32]

  /// - Complexity: Linear in the bytes of all paths.
  init(_ paths: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for path in paths {
      bytes += path.utf8
      ends.append(bytes.count)
    }
    var slots = [UInt32](repeating: 0, count: PathTable.slotCount(for: paths.count))
    for (place, path) in paths.enumerated() {
      var slot = PathTable.hash(path.utf8.span.bytes) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
    self.bytes = bytes
    self.ends = ends
    self.slots = slots
  }

  /// The place of a path; nil where it is none of them.
  func place(of path: Span<UInt8>) -> Int? {
    var slot = PathTable.hash(path.bytes) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot] - 1)
      if isPath(place, path) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isPath(_ place: Int, _ path: Span<UInt8>) -> Bool {
    let start = place == 0 ? 0 : ends[place - 1]
    guard ends[place] - start == path.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      path.bytes.withUnsafeBytes { path in
        guard let known = bytes.baseAddress, let asked = path.baseAddress else { return true }
        return memcmp(known + start, asked, path.count) == 0
      }
    }
  }

  /// A power of two.
  private static func slotCount(for count: Int) -> Int {
    var slots = 2
    while slots < 2 * count { slots *= 2 }
    return slots
  }

  /// Eight bytes a step; the last eight of a longer path are the last step.
  private static func hash(_ path: RawSpan) -> Int {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(path.byteCount)
    func add(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: factor)
      hash = product.high ^ product.low
    }
    guard path.byteCount >= 8 else {
      for place in 0..<path.byteCount {
        add(UInt64(path.unsafeLoad(fromByteOffset: place, as: UInt8.self)))
      }
      return Int(truncatingIfNeeded: hash >> 1)
    }
    for place in stride(from: 0, to: path.byteCount - 8, by: 8) {
      add(path.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    add(path.unsafeLoadUnaligned(fromByteOffset: path.byteCount - 8, as: UInt64.self))
    return Int(truncatingIfNeeded: hash >> 1)
  }
}
