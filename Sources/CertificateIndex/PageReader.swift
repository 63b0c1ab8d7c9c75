import Posix

/// Reads the sealed pages of one file, and numbers and texts from them.
///
/// The last page is kept, so that neighbouring records cost one read; the next one takes its memory.
final class PageReader {
  private let file: ReadableFile
  private let fileID: Bits128
  private let key: Bits128
  private var number = -1
  private var content: [UInt8] = []

  init(_ file: ReadableFile, fileID: Bits128, key: Bits128) {
    self.file = file
    self.fileID = fileID
    self.key = key
  }

  /// The bytes of a page that carries its seal.
  @discardableResult
  @inline(never)
  func page(_ number: Int) throws(IndexError) -> [UInt8] {
    guard number != self.number else { return content }
    self.number = -1
    try readOver(number)
    try check(number)
    return content
  }

  /// Reads a page into the memory of the one before.
  private func readOver(_ number: Int) throws(IndexError) {
    let start = number * Page.size
    let got: Int
    do throws(SystemError) {
      got = unsafe try content.withUnsafeMutableBufferPointer { buffer throws(SystemError) in
        unsafe try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: start)
      }
    } catch {
      throw .system(error)
    }
    guard got == Page.size else {
      throw .wrongLength(expected: start + Page.size, actual: start + got)
    }
  }

  /// Checks the seal of a page that was read, and keeps the page.
  func keep(_ page: [UInt8], number: Int) throws(IndexError) {
    content = page
    try check(number)
  }

  private func check(_ number: Int) throws(IndexError) {
    let page = content
    let isIntact = unsafe Page.isIntact(page.span.bytes, number: number, fileID: fileID, key: key)
    guard isIntact else { throw .damaged(page: number) }
    self.number = number
  }

  /// Reads pages and checks their seals, past the page that is kept.
  func readIntact(
    _ pages: Range<Int>, into buffer: UnsafeMutableRawBufferPointer
  ) throws(IndexError) {
    let wanted = unsafe UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<(pages.count * Page.size)])
    let got: Int
    do throws(SystemError) {
      got = try unsafe file.read(into: wanted, at: pages.lowerBound * Page.size)
    } catch {
      throw .system(error)
    }
    guard got == wanted.count else {
      throw .wrongLength(
        expected: pages.upperBound * Page.size, actual: pages.lowerBound * Page.size + got)
    }
    for (index, number) in pages.enumerated() {
      let page = unsafe UnsafeRawBufferPointer(wanted)[
        (index * Page.size)..<((index + 1) * Page.size)]
      let isIntact = unsafe Page.isIntact(
        UnsafeRawBufferPointer(rebasing: page).bytes, number: number, fileID: fileID, key: key)
      guard isIntact else { throw .damaged(page: number) }
    }
  }

  /// `width` bits of a record, from the bit `offset` in it.
  @inline(never)
  func bits(
    of record: Int, in array: RecordArray, at offset: Int = 0, width: Int
  ) throws(IndexError) -> UInt64 {
    guard record < array.count else { throw .malformed(page: array.firstPage) }
    return try page(array.firstPage + record / array.perPage)
      .bits(at: record % array.perPage * array.width + offset, width: width)
  }

  /// Checks that the file has exactly so many pages.
  func checkLength(pages: Int) throws(IndexError) {
    let size: Int
    do throws(SystemError) {
      size = try file.status().size
    } catch {
      throw .system(error)
    }
    guard size == pages * Page.size else {
      throw .wrongLength(expected: pages * Page.size, actual: size)
    }
  }

  /// Opens a file.
  static func open(_ path: [UInt8]) throws(IndexError) -> ReadableFile {
    do throws(SystemError) {
      return try ReadableFile(path: path)
    } catch {
      throw .system(error)
    }
  }

  /// The bytes of a page as they stand in the file.
  static func read(page number: Int, of file: ReadableFile) throws(IndexError) -> [UInt8] {
    let start = number * Page.size
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try file.read(count: Page.size, at: start)
    } catch {
      throw .system(error)
    }
    guard bytes.count == Page.size else {
      throw .wrongLength(expected: start + Page.size, actual: start + bytes.count)
    }
    return bytes
  }
}
