import CIconv

/// Turns text of another encoding into UTF-8, piece by piece.
///
/// ```swift
/// let transcoder = try Transcoder(from: "gb18030")
/// var text = transcoder.convert(firstBytes) + transcoder.convert(moreBytes)
/// text += transcoder.finish()
/// ```
/// A byte that does not belong to a character becomes `invalidByte`, which no UTF-8 has, and reading
/// goes on at the next byte. So the row is refused with its place, and every line end stays where it is.
///
/// Time is linear in the input; memory is one chunk, what comes of it, and 64 KiB.
package final class Transcoder {
  // Owned: closed and freed when the value ends.
  private let converter: iconv_t
  private let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 16)

  /// The beginning of a character of which the rest has not come yet.
  private var unfinished: [UInt8] = []

  /// What stands for a byte that does not belong to a character.
  package static let invalidByte: UInt8 = 0xff

  /// Makes a transcoder from an encoding by its name, such as `gb18030`.
  package convenience init(from name: String) throws(TextEncodingError) {
    try self.init(from: TextEncoding(named: name))
  }

  /// Makes a transcoder from an encoding.
  package init(from encoding: TextEncoding) throws(TextEncodingError) {
    guard let converter = ciconv_open(encoding.converterName) else {
      throw .unavailable(encoding)
    }
    self.converter = converter
  }

  deinit {
    iconv_close(converter)
    buffer.deallocate()
  }

  /// The UTF-8 of the next bytes, without a character at their end that is not whole yet.
  ///
  /// - Returns: What may be empty although the text goes on, when only part of a character came.
  package func convert(_ bytes: [UInt8]) -> [UInt8] {
    let (text, rest) = text(of: unfinished.isEmpty ? bytes : unfinished + bytes)
    unfinished = rest
    return text
  }

  /// The end of the text: what was left of a character that never became whole.
  package func finish() -> [UInt8] {
    var text: [UInt8] = []
    while !unfinished.isEmpty {
      text.append(Self.invalidByte)
      let rest = Array(unfinished.dropFirst())
      unfinished = []
      text += convert(rest)
    }
    return text
  }

  /// The UTF-8 of all whole characters, and the bytes behind the last.
  private func text(of bytes: [UInt8]) -> (text: [UInt8], rest: [UInt8]) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    let end = bytes.withUnsafeBytes { input in
      var place = 0
      while place < input.count {
        let (consumed, stop) = step(UnsafeRawBufferPointer(rebasing: input[place...]), &text)
        place += consumed
        if stop == EINVAL { break }
        guard stop == EILSEQ else { continue }
        text.append(Self.invalidByte)
        place += 1
      }
      return place
    }
    return (text, Array(bytes[end...]))
  }

  /// Converts as much as fits the buffer, up to a byte that does not belong to a character.
  ///
  /// - Returns: How many bytes were used, and 0 or the `errno` that says why no more were.
  private func step(
    _ input: UnsafeRawBufferPointer, _ text: inout [UInt8]
  ) -> (consumed: Int, stop: Int32) {
    var inputLeft = input.count
    var outputLeft = buffer.count
    let stop = ciconv_convert(
      converter, input.baseAddress?.assumingMemoryBound(to: CChar.self), &inputLeft,
      buffer.baseAddress, &outputLeft)
    text.append(
      contentsOf: UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(buffer)[..<(buffer.count - outputLeft)]))
    return (input.count - inputLeft, stop)
  }
}
