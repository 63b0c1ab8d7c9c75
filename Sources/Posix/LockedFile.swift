import CPosix

/// A file of numbers for several processes, each of which uses it while it has locked it (flock(2),
/// exclusive).
///
/// Where the file ends before a number, the number is zero.
package final class LockedFile {
  private let descriptor: Int32

  /// Opens the file, which is made with `mode` where there is none.
  ///
  /// - Throws: Also where the path leads over a symbolic link in its last part.
  package init(path: [UInt8], mode: UInt32) throws(SystemError) {
    descriptor = unsafe withCString(path) { unsafe posix_open_or_create($0, mode) }
    guard descriptor >= 0 else { throw .last }
  }

  deinit {
    _ = close(descriptor)
  }

  /// Waits until no other process has locked the file, and locks it.
  package func lock() throws(SystemError) {
    while flock(descriptor, LOCK_EX) != 0 {
      guard posix_errno() == EINTR else { throw .last }
    }
  }

  /// Lets others lock the file; what ends unlocks it, too.
  package func unlock() {
    _ = flock(descriptor, LOCK_UN)
  }

  /// The four bytes at an offset, little-endian.
  package func word(at offset: Int) throws(SystemError) -> UInt32 {
    var word: UInt32 = 0
    try unsafe withUnsafeMutableBytes(of: &word) { buffer throws(SystemError) in
      _ = try unsafe fill(buffer, descriptor: descriptor, offset: offset)
    }
    return UInt32(littleEndian: word)
  }

  /// Writes four bytes, little-endian.
  package func write(_ word: UInt32, at offset: Int) throws(SystemError) {
    let word = word.littleEndian
    try unsafe withUnsafeBytes(of: word) { bytes throws(SystemError) in
      try unsafe writeAll(bytes.bytes, descriptor: descriptor, offset: offset)
    }
  }
}
