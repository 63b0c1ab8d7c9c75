/// The pages of an index file: 504 bytes of content and a 64-bit seal.
///
/// The seal is keyed and covers the file's id and the page's number, so a page that was damaged,
/// moved, or taken from another build does not pass.
package enum Page {
  /// Bytes of a page in the file.
  package static let size = 512
  /// Bytes of a page that carry content.
  package static let contentSize = size - 8

  /// The seal of a page: the first half of `PRF(page key, file id ‖ page number ‖ content)`.
  package static func seal(
    of content: RawSpan, number: Int, fileID: Bits128, key: Bits128
  ) -> UInt64 {
    var hash = SipHash(key: key)
    hash.update(fileID.first)
    hash.update(fileID.second)
    hash.update(UInt64(number))
    hash.update(content)
    return hash.finalize().first
  }

  /// The page as it stands in the file: content, zeros up to its size, seal.
  ///
  /// - Precondition: `content` is not longer than `contentSize`.
  package static func sealed(
    _ content: [UInt8], number: Int, fileID: Bits128, key: Bits128
  ) -> [UInt8] {
    var page = content
    page.append(contentsOf: repeatElement(0, count: contentSize - content.count))
    let seal = unsafe seal(of: page.span.bytes, number: number, fileID: fileID, key: key)
    page.append(littleEndian: seal)
    return page
  }

  /// Whether a page as read from the file carries its right seal.
  static func isIntact(_ page: RawSpan, number: Int, fileID: Bits128, key: Bits128) -> Bool {
    let content = page.extracting(0..<contentSize)
    let seal = seal(of: content, number: number, fileID: fileID, key: key)
    return unsafe seal.littleEndian
      == page.unsafeLoadUnaligned(fromUncheckedByteOffset: contentSize, as: UInt64.self)
  }
}
