import CertificateIndex
import Posix
import Synchronization

/// The pages of an index on their way to the file; workers may add pages of different parts at once.
///
/// A page that is complete is sealed and written at once. Pages that two stretches of records share
/// wait until both have given their bits.
final class PagedOutput: Sendable {
  private let file: ReplacementFile
  private let fileID: Bits128
  private let key: Bits128
  private let shared = Mutex<[Int: [UInt8]]>([:])

  init(_ file: ReplacementFile, fileID: Bits128, key: Bits128) {
    self.file = file
    self.fileID = fileID
    self.key = key
  }

  /// Seals and writes pages that nobody else adds to.
  ///
  /// - Parameters:
  ///   - pages: Pages of `Page.size` bytes, each with room for its seal.
  ///   - first: The number of the first.
  /// - Throws: That the file cannot be written.
  func write(_ pages: UnsafeMutableRawBufferPointer, first: Int) throws(SystemError) {
    for index in 0..<pages.count / Page.size {
      seal(
        UnsafeMutableRawBufferPointer(rebasing: pages[index * Page.size..<(index + 1) * Page.size]),
        number: first + index)
    }
    try file.write(
      RawSpan(_unsafeBytes: UnsafeRawBufferPointer(pages)), at: first * Page.size)
  }

  /// Seals and writes pages by their contents, each filled up with zeros.
  func write(contents: [[UInt8]], first: Int) throws(SystemError) {
    var bytes: [UInt8] = []
    for content in contents {
      bytes += content
      bytes += repeatElement(0, count: Page.size - content.count)
    }
    try write(&bytes, first: first)
  }

  /// Adds the bits of some records to a page of which others have a part.
  func share(_ page: UnsafeMutableRawBufferPointer, number: Int) {
    shared.withLock { shared in
      var content = shared[number] ?? [UInt8](repeating: 0, count: Page.size)
      for (index, byte) in page.enumerated() { content[index] |= byte }
      shared[number] = content
    }
  }

  /// Writes the pages that were shared; all bits of them have to be there.
  func finish() throws(SystemError) {
    for (number, var content) in shared.withLock({ $0 }) {
      try write(&content, first: number)
    }
  }

  private func write(_ bytes: inout [UInt8], first: Int) throws(SystemError) {
    var failure: SystemError?
    bytes.withUnsafeMutableBytes { pages in
      do throws(SystemError) { try write(pages, first: first) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func seal(_ page: UnsafeMutableRawBufferPointer, number: Int) {
    let content = UnsafeRawBufferPointer(rebasing: page[..<Page.contentSize])
    let seal = Page.seal(
      of: RawSpan(_unsafeBytes: content), number: number, fileID: fileID, key: key)
    page.storeBytes(of: seal.littleEndian, toByteOffset: Page.contentSize, as: UInt64.self)
  }
}
