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

/// Reads exactly `count` bytes from standard input; fewer only where the input ends.
package func readStandardInput(count: Int) throws(SystemError) -> [UInt8] {
  try readBytes(count: count, descriptor: 0, offset: nil)
}

/// `pread` from an offset, or `read` where there is none, until nothing is left.
@inline(never)
func readBytes(count: Int, descriptor: Int32, offset: Int?) throws(SystemError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  var filled = 0
  while filled < count {
    let got = unsafe bytes.withUnsafeMutableBytes { buffer in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      guard let offset else { return unsafe read(descriptor, rest.baseAddress, rest.count) }
      return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
    }
    if got == 0 { break }
    if got > 0 {
      filled += got
    } else if posix_errno() != EINTR {
      throw .last
    }
  }
  return filled == count ? bytes : Array(bytes[..<filled])
}

/// `write` until nothing is left.
func writeAll(_ bytes: [UInt8], descriptor: Int32) throws(SystemError) {
  var written = 0
  while written < bytes.count {
    let put = unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe write(descriptor, base + written, bytes.count - written)
    }
    if put >= 0 {
      written += put
    } else if posix_errno() != EINTR {
      throw .last
    }
  }
}
