import CPosix

/// A new file that takes the place of an old one only when it is whole.
///
/// It is written under the target's name with `.new` behind it, synced, renamed over the target, and
/// the folder is synced. A value that ends before `commit` removes it; a crash leaves the old file as
/// it was, and the next writer takes over what the crash left behind. A lock keeps a second writer out.
///
/// `write(_:at:)` may be called by several threads at once; nothing else may.
package final class ReplacementFile: @unchecked Sendable {
  private let descriptor: Int32
  private let target: [UInt8]

  /// Where the bytes lie until they are committed.
  package let temporaryPath: [UInt8]

  private var isCommitted = false
  private var end = 0

  /// Creates the temporary file beside `target` with permission bits `mode`.
  ///
  /// - Throws: Among others `EWOULDBLOCK`, when another process is at the same target, and `EINVAL`, when
  ///   the target is no ordinary file: a rename would take a device or a pipe away.
  package init(replacing target: [UInt8], mode: UInt32) throws(SystemError) {
    guard mayBeReplaced(target) else { throw SystemError(code: EINVAL) }
    self.target = target
    temporaryPath = target + Array(".new".utf8)
    descriptor = try lockedFile(at: temporaryPath, mode: mode)
  }

  deinit {
    if !isCommitted {
      _ = unsafe withCString(temporaryPath) { unsafe unlink($0) }
    }
    _ = close(descriptor)
  }

  /// Gives the file the owner, the group and then the permissions of another one.
  ///
  /// - Throws: Also where this process may not give files away, `EPERM`.
  package func takeOwner(from status: FileStatus) throws(SystemError) {
    guard fchown(descriptor, status.owner, status.group) == 0,
      fchmod(descriptor, mode_t(status.permissions)) == 0
    else { throw .last }
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    unsafe try write(bytes.span.bytes, at: end)
    end += bytes.count
  }

  /// Writes bytes at an offset, whatever was written before.
  package func write(_ bytes: RawSpan, at offset: Int) throws(SystemError) {
    try writeAll(bytes, descriptor: descriptor, offset: offset)
  }

  /// Lets the system begin to bring what was written to the disk, and does not wait for it.
  ///
  /// It is a wish: `commit` brings everything there.
  package func beginSynchronizing() { _ = posix_begin_sync(descriptor) }

  /// Brings what was written to the disk.
  private func synchronize() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// Puts the file in its target's place and brings the folder to the disk.
  ///
  /// A folder that cannot be opened is an error before the target is touched.
  package func commit() throws(SystemError) {
    try synchronize()
    let folder = unsafe withCString(parentFolder(of: target)) { unsafe posix_open_folder($0) }
    guard folder >= 0 else { throw .last }
    defer { _ = close(folder) }
    let renamed = unsafe withCString(temporaryPath) { old in
      unsafe withCString(target) { new in unsafe rename(old, new) }
    }
    guard renamed == 0 else { throw .last }
    isCommitted = true
    guard fsync(folder) == 0 else { throw .last }
  }
}

/// Whether the path names an ordinary file, perhaps by way of a symbolic link, or nothing yet.
private func mayBeReplaced(_ path: [UInt8]) -> Bool {
  var status = stat()
  guard unsafe withCString(path, { unsafe stat($0, &status) }) == 0 else { return true }
  return FileStatus(status).isRegular
}

/// An empty file at `path` that this process alone has locked.
///
/// A file that is there already was left by a process that died, or is locked by one that lives.
private func lockedFile(at path: [UInt8], mode: UInt32) throws(SystemError) -> Int32 {
  while true {
    let descriptor = unsafe withCString(path) { unsafe posix_open_or_create($0, mode) }
    guard descriptor >= 0 else { throw .last }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error = SystemError.last
      _ = close(descriptor)
      throw error
    }
    guard isStillAt(path, descriptor: descriptor) else {
      _ = close(descriptor)
      continue
    }
    guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, mode_t(mode)) == 0 else {
      let error = SystemError.last
      _ = close(descriptor)
      throw error
    }
    return descriptor
  }
}

/// Whether the open file is the one at `path`, and was not renamed or removed before it was locked.
private func isStillAt(_ path: [UInt8], descriptor: Int32) -> Bool {
  var open = stat()
  var named = stat()
  guard unsafe fstat(descriptor, &open) == 0,
    unsafe withCString(path, { unsafe lstat($0, &named) }) == 0
  else { return false }
  return open.st_dev == named.st_dev && open.st_ino == named.st_ino
}

/// The folder that holds `path`; `.` where the path has none.
package func parentFolder(of path: [UInt8]) -> [UInt8] {
  guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [UInt8(ascii: ".")] }
  return slash == 0 ? [UInt8(ascii: "/")] : Array(path[..<slash])
}
