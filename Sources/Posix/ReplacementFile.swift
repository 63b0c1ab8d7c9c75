import CPosix

/// A new file that takes the place of an old one only when it is whole.
///
/// It is written under a temporary name in the folder of its target, synced, renamed over the target,
/// and the folder is synced. A value that ends before `commit` removes the temporary file; a crash
/// leaves the old file as it was.
package struct ReplacementFile: ~Copyable {
  private let descriptor: Int32
  private let target: [UInt8]

  /// Where the bytes lie until they are committed.
  package let temporaryPath: [UInt8]

  private var isCommitted = false

  /// Creates the temporary file beside `target` with permission bits `mode`.
  package init(replacing target: [UInt8], mode: UInt32) throws(SystemError) {
    self.target = target
    temporaryPath = target + Array(".new-".utf8) + decimalBytes(Int(getpid()))
    descriptor = unsafe withCString(temporaryPath) { unsafe posix_create($0, mode) }
    guard descriptor >= 0 else { throw .last }
  }

  deinit {
    _ = close(descriptor)
    if !isCommitted {
      _ = unsafe withCString(temporaryPath) { unsafe unlink($0) }
    }
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try writeAll(bytes, descriptor: descriptor)
  }

  /// Brings what was written to the disk.
  package func synchronize() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// Puts the file in its target's place and brings the folder to the disk.
  package mutating func commit() throws(SystemError) {
    try synchronize()
    let target = self.target
    let renamed = unsafe withCString(temporaryPath) { old in
      unsafe withCString(target) { new in unsafe rename(old, new) }
    }
    guard renamed == 0 else { throw .last }
    isCommitted = true
    try synchronizeFolder(of: target)
  }
}

private func synchronizeFolder(of path: [UInt8]) throws(SystemError) {
  let folder = unsafe withCString(parentFolder(of: path)) { unsafe posix_open_folder($0) }
  guard folder >= 0 else { throw .last }
  let synced = fsync(folder)
  let error = SystemError.last
  _ = close(folder)
  guard synced == 0 else { throw error }
}

/// The folder that holds `path`; `.` where the path has none.
package func parentFolder(of path: [UInt8]) -> [UInt8] {
  guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [UInt8(ascii: ".")] }
  return slash == 0 ? [UInt8(ascii: "/")] : Array(path[..<slash])
}

/// Calls `body` with the bytes and a NUL behind them.
func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  let terminated = bytes + [0]
  return unsafe terminated.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else {
      preconditionFailure("an array with a NUL is not empty")
    }
    return unsafe body(base.assumingMemoryBound(to: CChar.self))
  }
}

/// A number that is not negative, in decimal.
func decimalBytes(_ number: Int) -> [UInt8] {
  number < 10
    ? [UInt8(ascii: "0") + UInt8(number)]
    : decimalBytes(number / 10) + [UInt8(ascii: "0") + UInt8(number % 10)]
}
