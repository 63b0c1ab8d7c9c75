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
