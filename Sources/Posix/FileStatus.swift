import CPosix

/// What the file system says of a file.
package struct FileStatus: Equatable, Sendable {
  /// Length in bytes.
  package let size: Int

  /// When the bytes were changed last, in nanoseconds since 1970.
  package let modified: Int

  /// When bytes, name or permissions were changed last, in nanoseconds since 1970; nobody can set it back.
  package let changed: Int

  /// The number of the file in its file system; a file that replaces another has its own.
  package let inode: UInt64

  /// Type and permission bits, as `st_mode` has them.
  package let mode: UInt32

  /// The numbers of the user and of the group that the file belongs to.
  let owner: UInt32
  let group: UInt32

  /// The permission bits alone, such as 0o640.
  package var permissions: UInt32 { mode & 0o7777 }

  /// Whether it is an ordinary file and not a folder, pipe or device.
  package var isRegular: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }

  /// Whether it is a folder.
  package var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
}

extension FileStatus {
  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
    inode = UInt64(status.st_ino)
    mode = UInt32(status.st_mode)
    owner = UInt32(status.st_uid)
    group = UInt32(status.st_gid)
  }

  /// What lies behind a descriptor (fstat(2)).
  init(ofDescriptor descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    self.init(status)
  }

  /// What lies at a path; of a symbolic link, the link itself (lstat(2)).
  package init(ofLinkAt path: [UInt8]) throws(SystemError) {
    var status = stat()
    guard unsafe withCString(path, { unsafe lstat($0, &status) }) == 0 else { throw .last }
    self.init(status)
  }

  /// What lies at a path, or where a symbolic link leads (stat(2)).
  package init(ofTargetOf path: [UInt8]) throws(SystemError) {
    var status = stat()
    guard unsafe withCString(path, { unsafe stat($0, &status) }) == 0 else { throw .last }
    self.init(status)
  }
}
