/// A text while it is written, in UTF-8: HTML, XML, or the words of a document.
///
/// A page is put together from hundreds of short texts. This is memory with one owner, so that appending one is a
/// comparison and a copy, where an array would ask each time whether somebody else holds it too.
package struct TextBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  /// How many bytes have been written.
  package private(set) var count = 0

  /// Begins with room for some bytes; more is made as it is needed.
  package init(capacity: Int = 256) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What was written, in an array without more room than it needs.
  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// What was written, as text.
  package var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The last byte; nil where there is none.
  package var last: UInt8? { count > 0 ? start[count - 1] : nil }

  /// Appends one byte.
  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    start[count] = byte
    count += 1
  }

  /// Appends what no author can have made unsafe.
  @inline(__always)
  package mutating func append(_ html: StaticString) {
    append(html.utf8Start, count: html.utf8CodeUnitCount)
  }

  /// Appends bytes.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    append(first, count: bytes.count)
  }

  /// Appends bytes.
  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends bytes.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a text as it is.
  package mutating func append(text: String) {
    text.utf8.span.withUnsafeBufferPointer { append($0) }
  }

  /// Appends some bytes that lie behind one another.
  @inline(__always)
  package mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
    makeRoom(for: more)
    (start + count).update(from: bytes, count: more)
    count += more
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if more > capacity - count { grow(by: more) }
  }

  /// Makes at least twice the room, so that all bytes together are copied less than twice.
  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
