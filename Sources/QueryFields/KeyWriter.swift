/// Writes scalars as the UTF-8 bytes of a key, and counts them.
struct KeyWriter {
  private var bytes: [UInt8] = []
  private var scalarCount = 0

  /// An empty writer with room for `capacity` bytes.
  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends a scalar, and counts it if that is wished.
  @inline(never)
  mutating func append(_ scalar: UInt32, counted: Bool = true) {
    if counted { scalarCount += 1 }
    switch scalar {
    case 0...0x7F: append(scalar, lead: 0, shift: 0)
    case 0x80...0x7FF: append(scalar, lead: 0xC0, shift: 6)
    case 0x800...0xFFFF: append(scalar, lead: 0xE0, shift: 12)
    default: append(scalar, lead: 0xF0, shift: 18)
    }
  }

  /// Appends a mark of U+0300 to U+036F, uncounted, in the canonical order of Unicode.
  ///
  /// Marks that stand elsewhere than above their letter go before those above, whichever was typed first.
  @inline(never)
  mutating func append(mark: UInt32) {
    append(mark, counted: false)
    var place = bytes.count - 2
    while place >= 2, let earlier = self.mark(at: place - 2), Self.order(earlier) > Self.order(mark)
    {
      bytes.swapAt(place - 2, place)
      bytes.swapAt(place - 1, place + 1)
      place -= 2
    }
  }

  /// The mark whose two bytes begin at a place.
  private func mark(at place: Int) -> UInt32? {
    let scalar = UInt32(bytes[place] & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
    return bytes[place] & 0xFE == 0xCC && scalar < 0x370 ? scalar : nil
  }

  /// The canonical combining class of a mark that Latin letters have.
  private static func order(_ mark: UInt32) -> UInt8 {
    switch mark {
    case 0x334...0x338: 1
    case 0x321, 0x322, 0x327, 0x328: 202
    case 0x31B: 216
    case 0x316...0x319, 0x31C...0x320, 0x323...0x326, 0x329...0x333: 220
    default: 230
    }
  }

  private mutating func append(_ scalar: UInt32, lead: UInt8, shift: UInt32) {
    bytes.append(lead | UInt8(truncatingIfNeeded: scalar >> shift))
    var shift = shift
    while shift > 0 {
      shift -= 6
      bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F)
    }
  }

  /// The bytes written, if there are any and no more scalars than `maximumScalars`.
  consuming func finish(maximumScalars: Int) throws(FieldProblem) -> [UInt8] {
    guard scalarCount > 0 else { throw .empty }
    guard scalarCount <= maximumScalars else { throw .tooLong }
    return bytes
  }
}
