import CertificateIndex
import Posix

/// Packs a stretch of the records of one array into its pages.
struct RecordPacker: ~Copyable {
  private let array: RecordArray
  /// How many records a page holds; to ask the array for each record would be a division.
  private let perPage: Int
  private let records: Range<Int>
  private let firstPage: Int
  private let pageCount: Int
  private let memory: UnsafeMutableRawBufferPointer
  private var placeInPage: Int
  /// The bit of `memory` where the next field begins.
  private var bit: Int

  /// - Parameters:
  ///   - array: The array.
  ///   - records: The numbers of the records that will be added, in this order.
  init(_ array: RecordArray, records: Range<Int>) {
    self.array = array
    self.records = records
    perPage = array.perPage
    firstPage = records.lowerBound / perPage
    pageCount = records.isEmpty ? 0 : (records.upperBound - 1) / perPage + 1 - firstPage
    // A field is written as eight bytes and one more.
    memory = .allocate(byteCount: pageCount * Page.size + 16, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    placeInPage = records.lowerBound % perPage
    bit = placeInPage * array.width
  }

  deinit {
    memory.deallocate()
  }

  /// Adds the next field of the record at hand.
  ///
  /// - Precondition: `value` has no more than `width` bits, and `width` is at most 64.
  @inline(__always)
  mutating func add(_ value: UInt64, width: Int) {
    let shift = UInt64(bit & 7)
    let place = bit >> 3
    let old = memory.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    memory.storeBytes(of: old | value << shift, toByteOffset: place, as: UInt64.self)
    if Int(shift) + width > 64 {
      memory[place + 8] |= UInt8(truncatingIfNeeded: value >> (64 - shift))
    }
    bit += width
  }

  /// Ends the record at hand.
  @inline(__always)
  mutating func endRecord() {
    placeInPage += 1
    guard placeInPage == perPage else { return }
    placeInPage = 0
    bit = ((bit >> 3) / Page.size + 1) * Page.size * 8
  }

  /// Writes the pages; the first and the last one wait for others if those have a part of them.
  func write(to output: PagedOutput) throws(SystemError) {
    guard pageCount > 0 else { return }
    let sharesFirst = records.lowerBound % perPage != 0
    let sharesLast = records.upperBound % perPage != 0 && records.upperBound < array.count
    var whole = 0..<pageCount
    if sharesFirst {
      output.share(page(0), number: array.firstPage + firstPage)
      whole = 1..<pageCount
    }
    if sharesLast, !whole.isEmpty {
      output.share(page(pageCount - 1), number: array.firstPage + firstPage + pageCount - 1)
      whole = whole.lowerBound..<pageCount - 1
    }
    guard !whole.isEmpty else { return }
    try output.write(
      UnsafeMutableRawBufferPointer(
        rebasing: memory[whole.lowerBound * Page.size..<whole.upperBound * Page.size]),
      first: array.firstPage + firstPage + whole.lowerBound)
  }

  private func page(_ number: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(
      rebasing: memory[number * Page.size..<(number + 1) * Page.size])
  }
}
