import CPosix

/// Puts a whole file in its place: it is written aside and renamed, so that whoever opens the path finds
/// the old file or the new one.
///
/// Nothing is brought to the disk: after a loss of power files may be old, empty or missing.
///
/// - Parameters:
///   - bytes: What is in the file.
///   - path: The place, in a folder that is there.
///   - temporary: Where it is written, in the same file system; what lies there is removed.
///   - mode: The permission bits, whatever the process's umask is.
///   - granted: Permission bits that `grantedPermissions` has found.
/// - Returns: What the file system says of the new file.
/// - Throws: What any of the system calls says; the path then still has its old file.
package func placeFile(
  _ bytes: [UInt8], at path: [UInt8], by temporary: [UInt8], mode: UInt32, granted: UInt32 = 0
) throws(SystemError) -> FileStatus {
  try placeFile([bytes[...]], at: path, by: temporary, mode: mode, granted: granted)
}

/// Puts a whole file in its place whose bytes are in several parts, one behind the other.
package func placeFile(
  _ parts: [ArraySlice<UInt8>], at path: [UInt8], by temporary: [UInt8], mode: UInt32,
  granted: UInt32 = 0
) throws(SystemError) -> FileStatus {
  let descriptor = try newFile(at: temporary, mode: mode)
  defer { _ = close(descriptor) }
  try fill(descriptor, with: parts, mode: mode, granted: granted)
  try moveFile(from: temporary, to: path)
  return try FileStatus(ofDescriptor: descriptor)
}

/// Writes a file where there is none, and where nobody looks for it yet: whoever opens it may find a part.
///
/// - Parameters:
///   - bytes: What is in the file.
///   - path: The place, in a folder that is there.
///   - mode: The permission bits, whatever the process's umask is.
///   - granted: Permission bits that `grantedPermissions` has found.
/// - Returns: What the file system says of the new file.
/// - Throws: `EEXIST` where there is a file; what any other of the system calls says, and then what was written is
///   removed, if it can be.
package func createFile(
  _ bytes: [UInt8], at path: [UInt8], mode: UInt32, granted: UInt32 = 0
) throws(SystemError) -> FileStatus {
  let descriptor = try created(path, mode)
  defer { _ = close(descriptor) }
  do throws(SystemError) {
    try fill(descriptor, with: [bytes[...]], mode: mode, granted: granted)
    return try FileStatus(ofDescriptor: descriptor)
  } catch {
    // What went wrong first is what is to be said.
    _ = unsafe withCString(path) { unsafe unlink($0) }
    throw error
  }
}

private func fill(
  _ descriptor: Int32, with parts: [ArraySlice<UInt8>], mode: UInt32, granted: UInt32
) throws(SystemError) {
  for bytes in parts { unsafe try writeAll(bytes.span.bytes, descriptor: descriptor, offset: nil) }
  if mode & ~granted != 0 {
    guard fchmod(descriptor, mode_t(mode)) == 0 else { throw .last }
  }
}

/// The permission bits that a new file gets if it asks for them, by the process's umask and by the folder:
/// one is made and removed to see it.
package func grantedPermissions(at temporary: [UInt8]) throws(SystemError) -> UInt32 {
  let descriptor = try newFile(at: temporary, mode: 0o777)
  defer { _ = close(descriptor) }
  try removeFile(at: temporary)
  return try FileStatus(ofDescriptor: descriptor).permissions
}

/// Opens a new file; one that a killed process has left there is removed.
private func newFile(at path: [UInt8], mode: UInt32) throws(SystemError) -> Int32 {
  do throws(SystemError) {
    return try created(path, mode)
  } catch {
    guard error.code == EEXIST else { throw error }
    try removeFile(at: path)
    return try created(path, mode)
  }
}

private func created(_ path: [UInt8], _ mode: UInt32) throws(SystemError) -> Int32 {
  let descriptor = unsafe withCString(path) { unsafe posix_create($0, mode) }
  guard descriptor >= 0 else { throw .last }
  return descriptor
}

private func moveFile(from old: [UInt8], to new: [UInt8]) throws(SystemError) {
  let renamed = unsafe withCString(old) { old in
    unsafe withCString(new) { new in unsafe rename(old, new) }
  }
  guard renamed == 0 else { throw .last }
}

/// Removes a file's name; a folder is an error.
package func removeFile(at path: [UInt8]) throws(SystemError) {
  guard unsafe withCString(path, { unsafe unlink($0) }) == 0 else { throw .last }
}

/// Makes a folder that everybody may look into; nothing where it is there.
///
/// - Throws: `ENOTDIR` where something else has the name.
package func makeFolder(at path: [UInt8]) throws(SystemError) {
  if unsafe withCString(path, { unsafe mkdir($0, 0o755) }) == 0 {
    guard unsafe withCString(path, { unsafe chmod($0, 0o755) }) == 0 else { throw .last }
    return
  }
  let error = SystemError.last
  var status = stat()
  guard error.code == EEXIST, unsafe withCString(path, { unsafe stat($0, &status) }) == 0 else {
    throw error
  }
  guard FileStatus(status).isFolder else { throw SystemError(code: ENOTDIR) }
}

/// Makes a folder and those above it that are missing.
package func makeFolders(upTo path: [UInt8]) throws(SystemError) {
  do throws(SystemError) {
    try makeFolder(at: path)
  } catch {
    let parent = parentFolder(of: path)
    guard error == .noSuchFile, parent != path else { throw error }
    try makeFolders(upTo: parent)
    try makeFolder(at: path)
  }
}

/// Removes a folder if it is empty.
package func removeFolderIfEmpty(at path: [UInt8]) throws(SystemError) {
  guard unsafe withCString(path, { unsafe rmdir($0) }) != 0 else { return }
  let error = SystemError.last
  // POSIX allows either for a folder that is not empty.
  guard error.code == ENOTEMPTY || error.code == EEXIST || error.code == ENOENT else { throw error }
}
