/// Reads what `CacheWriter` wrote.
///
/// Any bytes may be read: what is no cache is an error and never a wrong value that traps.
struct CacheReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// What is read is not what was written.
  struct Damage: Error {}

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var end: Int { bytes.endIndex }

  /// What has not been read yet.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  mutating func number() throws(Damage) -> Int {
    var number: UInt = 0
    if position < end, bytes[position] < 0x80 {
      position += 1
      return Int(bytes[position - 1])
    }
    for shift in stride(from: 0, to: 63, by: 7) {
      let byte = try byte()
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
    }
    throw Damage()
  }

  mutating func flag() throws(Damage) -> Bool {
    try byte() != 0
  }

  mutating func text() throws(Damage) -> String {
    let range = try range()
    return String(decoding: bytes[range], as: UTF8.self)
  }

  mutating func digest() throws(Damage) -> Digest {
    Digest(first: try word(), second: try word())
  }

  /// Values with the digest that was put in front.
  struct Section: Sendable {
    let digest: Digest
    let bytes: ArraySlice<UInt8>
  }

  mutating func section() throws(Damage) -> Section {
    Section(digest: try digest(), bytes: try data())
  }

  mutating func data() throws(Damage) -> ArraySlice<UInt8> {
    bytes[try range()]
  }

  /// A list, each item read by `item`.
  mutating func list<Item>(
    _ item: (inout CacheReader) throws(Damage) -> Item
  ) throws(Damage) -> [Item] {
    let count = try number()
    // No item is smaller than a byte, so a wrong count ends here and not in a lack of memory.
    guard count <= end - position else { throw Damage() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }

  /// A value that may be missing.
  mutating func optional<Value>(
    _ value: (inout CacheReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try flag() ? try value(&self) : nil
  }

  /// Values with their names, each value read by `value`.
  mutating func dictionary<Value>(
    _ value: (inout CacheReader) throws(Damage) -> Value
  ) throws(Damage) -> [String: Value] {
    let count = try number()
    guard count <= end - position else { throw Damage() }
    var values: [String: Value] = [:]
    values.reserveCapacity(count)
    for _ in 0..<count { values[try text()] = try value(&self) }
    return values
  }

  private mutating func byte() throws(Damage) -> UInt8 {
    guard position < end else { throw Damage() }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func word() throws(Damage) -> UInt64 {
    guard end - position >= 8 else { throw Damage() }
    defer { position += 8 }
    let offset = position - bytes.startIndex
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  private mutating func range() throws(Damage) -> Range<Int> {
    let count = try number()
    guard count <= end - position else { throw Damage() }
    defer { position += count }
    return position..<position + count
  }
}
