import CPosix

/// A file open for reading by position; it is closed when the value ends.
///
/// Reads go through `pread` and never through a mapping, so a file that is cut short is an error
/// and not a signal.
package final class ReadableFile {
  private let descriptor: Int32

  /// Opens the file at `path`, bytes as the file system keeps them, without a NUL.
  package init(path: [UInt8]) throws(SystemError) {
    descriptor = unsafe withCString(path) { unsafe posix_open_for_reading($0) }
    guard descriptor >= 0 else { throw .last }
  }

  // The tiny binary opens three files and ends, which closes them.
  #if !hasFeature(Embedded)
  deinit {
    _ = close(descriptor)
  }
  #endif

  /// What `fstat` says of the open file.
  package func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Reads up to `count` bytes from `offset`; fewer only where the file ends.
  package func read(count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    try readBytes(count: count, descriptor: descriptor, offset: offset)
  }

  /// Reads from `offset` into a buffer.
  ///
  /// - Returns: How many bytes came; fewer than the buffer has only where the file ends.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) -> Int {
    try unsafe fill(buffer, descriptor: descriptor, offset: offset)
  }

  /// Reads on from where the last such call ended; pipes and devices too.
  ///
  /// - Returns: How many bytes came; fewer than the buffer has only where the file ends.
  package func readOn(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try unsafe fill(buffer, descriptor: descriptor, offset: nil)
  }
}

extension ReadableFile {
  /// A whole file, and what was said of it when it was read.
  package struct Contents {
    package let bytes: [UInt8]
    package let status: FileStatus
  }

  /// The whole file, if it is a regular one of at most `limit` bytes.
  package static func contents(of path: [UInt8], limit: Int) throws(SystemError) -> Contents {
    let file = try ReadableFile(path: path)
    let status = try file.status()
    guard status.isRegular else { throw SystemError(code: EINVAL) }
    guard status.size <= limit else { throw SystemError(code: EFBIG) }
    return Contents(bytes: try file.read(count: status.size, at: 0), status: status)
  }
}
