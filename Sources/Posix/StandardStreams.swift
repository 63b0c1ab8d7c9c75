import CPosix

/// An output stream of the process.
package enum StandardStream: Int32 {
  case output = 1
  case error = 2
}

/// Writes all bytes to a standard stream.
package func write(_ bytes: [UInt8], to stream: StandardStream) throws(SystemError) {
  try writeAll(bytes, descriptor: stream.rawValue)
}

/// Writes all bytes of two arrays to a standard stream, with one system call where it takes them (writev(2)).
package func write(
  _ first: [UInt8], _ second: [UInt8], to stream: StandardStream
) throws(SystemError) {
  let written = unsafe first.withUnsafeBytes { first in
    unsafe second.withUnsafeBytes { second in
      unsafe posix_write_two(
        stream.rawValue, first.baseAddress, first.count, second.baseAddress, second.count)
    }
  }
  guard written >= 0 || posix_errno() == EINTR else { throw .last }
  let done = max(written, 0)
  try writeRest(of: first, from: done, to: stream)
  try writeRest(of: second, from: done - first.count, to: stream)
}

private func writeRest(
  of bytes: [UInt8], from start: Int, to stream: StandardStream
) throws(SystemError) {
  let done = min(max(start, 0), bytes.count)
  unsafe try writeAll(
    bytes.span.bytes.extracting(droppingFirst: done), descriptor: stream.rawValue, offset: nil)
}

/// Reads exactly `count` bytes from standard input; fewer only where the input ends.
package func readStandardInput(count: Int) throws(SystemError) -> [UInt8] {
  try readBytes(count: count, descriptor: 0, offset: nil)
}

/// Reads standard input into a buffer.
///
/// - Returns: How many bytes came; fewer than the buffer has only where the input ends.
package func readStandardInput(
  into buffer: UnsafeMutableRawBufferPointer
) throws(SystemError) -> Int {
  unsafe try fill(buffer, descriptor: 0, offset: nil)
}

/// `pread` from an offset, or `read` where there is none, until nothing is left.
@inline(never)
func readBytes(count: Int, descriptor: Int32, offset: Int?) throws(SystemError) -> [UInt8] {
  var failure: SystemError?
  let bytes = unsafe [UInt8](room: count) { room in
    do throws(SystemError) {
      return try unsafe fill(room, descriptor: descriptor, offset: offset)
    } catch {
      failure = error
      return 0
    }
  }
  if let failure { throw failure }
  return bytes
}

/// Reads like `readBytes` into a buffer.
///
/// - Returns: How many bytes came; fewer than the buffer has only where the file ends.
func fill(
  _ buffer: UnsafeMutableRawBufferPointer, descriptor: Int32, offset: Int?
) throws(SystemError) -> Int {
  var filled = 0
  while filled < buffer.count {
    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
    let got =
      if let offset {
        unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      } else {
        unsafe read(descriptor, rest.baseAddress, rest.count)
      }
    if got == 0 { break }
    if got > 0 {
      filled += got
    } else if posix_errno() != EINTR {
      throw .last
    }
  }
  return filled
}

/// `write` until nothing is left.
func writeAll(_ bytes: [UInt8], descriptor: Int32) throws(SystemError) {
  unsafe try writeAll(bytes.span.bytes, descriptor: descriptor, offset: nil)
}

/// `pwrite` at an offset, or `write` where there is none, until nothing is left.
func writeAll(_ bytes: RawSpan, descriptor: Int32, offset: Int?) throws(SystemError) {
  var written = 0
  while written < bytes.byteCount {
    let put = unsafe bytes.withUnsafeBytes { buffer in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
      guard let offset else { return unsafe write(descriptor, rest.baseAddress, rest.count) }
      return unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
    }
    if put >= 0 {
      written += put
    } else if posix_errno() != EINTR {
      throw .last
    }
  }
}
