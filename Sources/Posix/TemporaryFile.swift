import CPosix

/// A file without a name, for what does not fit into memory; it is gone when the value or the process
/// ends.
///
/// Several threads may read and write at once, each its own place.
package final class TemporaryFile: Sendable {
  private let descriptor: Int32

  /// Creates the file in the folder of `neighbour`, with mode 0600; where the file system has no such
  /// files, it has a name for a moment.
  package init(beside neighbour: [UInt8]) throws(SystemError) {
    let folder = parentFolder(of: neighbour)
    let unnamed = unsafe withCString(folder) { unsafe posix_create_unnamed($0, 0o600) }
    descriptor = unnamed >= 0 ? unnamed : try fileThatLostItsName(beside: neighbour)
  }

  /// Creates the file as on a file system where every file is made with a name.
  package init(namedBeside neighbour: [UInt8]) throws(SystemError) {
    descriptor = try fileThatLostItsName(beside: neighbour)
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

/// A new file whose name is removed at once; a process that is killed in between leaves it behind.
private func fileThatLostItsName(beside neighbour: [UInt8]) throws(SystemError) -> Int32 {
  let path = neighbour + Array(".part-".utf8) + decimalBytes(Int(getpid()))
  let descriptor = try newFile(at: path)
  _ = unsafe withCString(path) { unsafe unlink($0) }
  return descriptor
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
