/// Writes values one behind the other, as `CacheReader` reads them.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  /// - Parameter room: How many bytes will be written, as far as that is known.
  init(room: Int = 0) {
    bytes.reserveCapacity(room)
  }

  /// What was written, as a section of a file.
  var section: CacheReader.Section {
    CacheReader.Section(digest: Digest(of: bytes), bytes: bytes[...])
  }

  /// What stands before the bytes of a section: their digest and their number.
  mutating func write(headOf section: CacheReader.Section) {
    write(section.digest)
    write(section.bytes.count)
  }

  /// Bytes whose number the reader knows.
  mutating func write(raw bytes: [UInt8]) {
    self.bytes += bytes
  }

  /// A number that is not negative, seven bits a byte, the lowest first (LEB128).
  mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    text.utf8.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ digest: Digest) {
    let words = (digest.first.littleEndian, digest.second.littleEndian)
    withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ data: ArraySlice<UInt8>) {
    write(data.count)
    bytes += data
  }

  /// A value that may be missing.
  mutating func write<Value>(_ value: Value?, _ item: (inout CacheWriter, Value) -> Void) {
    write(value != nil)
    if let value { item(&self, value) }
  }

  /// A list, each item written by `item`.
  mutating func write<Item>(_ items: [Item], _ item: (inout CacheWriter, Item) -> Void) {
    write(items.count)
    for value in items { item(&self, value) }
  }

  /// Values with their names, each value written by `item`.
  mutating func write<Value>(
    _ values: [String: Value], _ item: (inout CacheWriter, Value) -> Void
  ) {
    write(values.count)
    for (name, value) in values {
      write(name)
      item(&self, value)
    }
  }
}
