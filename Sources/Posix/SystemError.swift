import CPosix

/// An error of the operating system, as its `errno`.
package struct SystemError: Error, Equatable {
  package let code: Int32

  package init(code: Int32) {
    self.code = code
  }

  /// The error of the system call that has just failed on this thread.
  static var last: SystemError {
    SystemError(code: posix_errno())
  }

  /// No file has this name.
  package static let noSuchFile = SystemError(code: ENOENT)

  /// Something in the path is no folder.
  package static let isNoFolder = SystemError(code: ENOTDIR)

  /// The path names a folder.
  package static let isFolder = SystemError(code: EISDIR)

  /// What the code means; errors that a server's administrator rarely meets have only a number.
  ///
  /// The C library's own texts would be a thirtieth of the tiny binary.
  package var text: [UInt8] {
    switch code {
    case ENOENT: bytes("no such file or folder")
    case EACCES, EPERM: bytes("permission denied")
    case ENOTDIR: bytes("a file stands where a folder must be")
    case EISDIR, EINVAL: bytes("not an ordinary file")
    case EFBIG: bytes("larger than such a file can be")
    case ENOSPC: bytes("no space left on the device")
    case EROFS: bytes("the file system is read-only")
    case ESTALE: bytes("the file was replaced on its server")
    case EWOULDBLOCK: bytes("another program is writing it; wait until that is done")
    case EIO: bytes("the device reports an input or output error")
    default: bytes("system error ") + decimalBytes(Int(code))
    }
  }
}

private func bytes(_ text: StaticString) -> [UInt8] {
  text.withUTF8Buffer { unsafe [UInt8]($0) }
}
