import CPosix

/// Size and mode of a file.
package struct FileStatus: Equatable {
  /// Length in bytes.
  package let size: Int

  /// Type and permission bits, as `st_mode` has them.
  let mode: UInt32

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
