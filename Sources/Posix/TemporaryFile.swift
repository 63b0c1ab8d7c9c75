import CPosix

/// A file without a name, for what does not fit into memory; it is gone when the value or the process
/// ends.
///
/// Several threads may read and write at once, each its own place.
package final class TemporaryFile: Sendable {
  private let descriptor: Int32

  /// Creates the file in the folder of `neighbour`, with mode 0600, and removes its name at once.
  package init(beside neighbour: [UInt8]) throws(SystemError) {
    let path = neighbour + Array(".part-".utf8) + decimalBytes(Int(getpid()))
    descriptor = try newFile(at: path)
    _ = unsafe withCString(path) { unsafe unlink($0) }
  }

  deinit {
    _ = close(descriptor)
  }

  /// Writes bytes at an offset.
  package func write(_ bytes: RawSpan, at offset: Int) throws(SystemError) {
    try writeAll(bytes, descriptor: descriptor, offset: offset)
  }

  /// Fills a buffer with the bytes at an offset.
  ///
  /// - Throws: Also where fewer bytes are there, as `EIO`: nobody else has the file.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) {
    let got = unsafe try fill(buffer, descriptor: descriptor, offset: offset)
    guard got == buffer.count else { throw SystemError(code: EIO) }
  }
}

/// A new file at a path where another thread, or a process that died, may have put one of theirs; that
/// loses its name, which nobody needs.
private func newFile(at path: [UInt8]) throws(SystemError) -> Int32 {
  while true {
    let descriptor = unsafe withCString(path) { unsafe posix_create($0, 0o600) }
    if descriptor >= 0 { return descriptor }
    guard posix_errno() == EEXIST else { throw .last }
    _ = unsafe withCString(path) { unsafe unlink($0) }
  }
}
