import CPosix

/// One name in a folder.
package struct FolderEntry: Sendable {
  /// What stands under a name.
  package enum Kind: Sendable {
    case file
    case folder
    /// A symbolic link, a pipe, a device or a socket.
    case other
  }

  /// The name, as the file system keeps it.
  package let name: [UInt8]
  package let kind: Kind
}

/// The names in a folder but `.` and `..`, in the order of the file system, which is none.
package func folderEntries(at path: [UInt8]) throws(SystemError) -> [FolderEntry] {
  guard let folder = unsafe withCString(path, { unsafe opendir($0) }) else { throw .last }
  defer { unsafe closedir(folder) }
  var entries: [FolderEntry] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe nameBytes(of: entry)
    guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
    let kind = unsafe try kind(ofType: Int(entry.pointee.d_type), at: path, name: name)
    entries.append(FolderEntry(name: name, kind: kind))
  }
  return entries
}

private func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
    unsafe Array(name.prefix { $0 != 0 })
  }
}

/// The kind by the type that the folder has noted, or by the file itself where it has noted none.
private func kind(
  ofType type: Int, at folder: [UInt8], name: [UInt8]
) throws(SystemError) -> FolderEntry.Kind {
  switch type {
  case Int(DT_REG): .file
  case Int(DT_DIR): .folder
  case Int(DT_UNKNOWN): try FileStatus(ofLinkAt: folder + [UInt8(ascii: "/")] + name).kind
  default: .other
  }
}

extension FileStatus {
  fileprivate var kind: FolderEntry.Kind { isRegular ? .file : isFolder ? .folder : .other }
}
