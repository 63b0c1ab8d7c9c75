import Foundation
import Posix

/// The folder of a bundle: what can be done to the files in it, by their paths from there.
struct BundleFolder: Sendable {
  /// How the folder is called in messages.
  let name: String
  private let root: [UInt8]

  init(_ url: URL) {
    name = url.relativePath
    root = Array(url.path(percentEncoded: false).utf8) + [UInt8(ascii: "/")]
  }

  /// What the file system says of a path; nil where there is nothing.
  func status(_ path: String) throws(Diagnostic) -> FileStatus? {
    try doing(path) { path throws(SystemError) in
      do throws(SystemError) {
        return try FileStatus(ofLinkAt: path)
      } catch {
        guard error == .noSuchFile || error == .isNoFolder else { throw error }
        return nil
      }
    }
  }

  /// Whether a file is as a build left it that had ended in a moment; nil stands for no file.
  func has(_ path: String, _ stamp: FileStamp?, since moment: Int) throws(Diagnostic) -> Bool {
    let status = try status(path)
    guard let status, let stamp else { return status == nil && stamp == nil }
    return stamp.proves(FileStamp(status), since: moment)
  }

  /// What the file system says of an ordinary file with just these bytes, and these permissions where
  /// they are said; nil where there is none.
  func status(
    of path: String, holding bytes: [UInt8], mode: UInt32? = nil
  ) throws(Diagnostic) -> FileStatus? {
    guard let status = try status(path), status.isRegular, status.size == bytes.count,
      status.permissions == mode ?? status.permissions, try contents(path) == bytes
    else { return nil }
    return status
  }

  /// The bytes of a file.
  func contents(_ path: String) throws(Diagnostic) -> [UInt8] {
    try doing(path) { path throws(SystemError) in
      try ReadableFile.contents(of: path, limit: .max).bytes
    }
  }

  /// Makes a folder, the ones above it included.
  func makeFolder(_ path: String) throws(Diagnostic) {
    try doing(path) { path throws(SystemError) in try makeFolders(upTo: path) }
  }

  /// The permissions that a new file gets if it asks for them, found by making one.
  func grantedPermissions(at temporary: String) throws(Diagnostic) -> UInt32 {
    try doing(temporary) { path throws(SystemError) in
      try Posix.grantedPermissions(at: path)
    }
  }

  /// Puts a whole file in its place, written under the temporary path before.
  func place(
    _ bytes: [UInt8], _ path: String, by temporary: String, mode: UInt32, granted: UInt32
  ) throws(Diagnostic) -> FileStatus {
    try doing(path) { place throws(SystemError) in
      try placeFile(bytes, at: place, by: root + temporary.utf8, mode: mode, granted: granted)
    }
  }

  /// Writes a file where there is none, and where nobody looks for it yet.
  func create(
    _ bytes: [UInt8], _ path: String, mode: UInt32, granted: UInt32
  ) throws(Diagnostic) -> FileStatus {
    try doing(path) { place throws(SystemError) in
      try createFile(bytes, at: place, mode: mode, granted: granted)
    }
  }

  /// Removes a file; nothing where it is gone already.
  func remove(_ path: String) throws(Diagnostic) {
    try doing(path) { path throws(SystemError) in
      do throws(SystemError) {
        try removeFile(at: path)
      } catch {
        guard error == .noSuchFile || error == .isNoFolder else { throw error }
      }
    }
  }

  /// Removes a folder and those above it, as far as they are empty.
  func removeEmptyFolders(from path: String) throws(Diagnostic) {
    var rest = path
    while !rest.isEmpty {
      try doing(rest) { path throws(SystemError) in try removeFolderIfEmpty(at: path) }
      rest = parent(of: rest)
    }
  }

  /// The names of the files in a folder.
  func files(in folder: String) throws(Diagnostic) -> [String] {
    try doing(folder) { path throws(SystemError) in
      try folderEntries(at: path).filter { $0.kind != .folder }.map {
        String(decoding: $0.name, as: UTF8.self)
      }
    }
  }

  /// Does some work on files of the bundle.
  func reporting<Value>(
    _ work: () throws(Diagnostic) -> Value
  ) throws(ContentErrors) -> Value {
    do throws(Diagnostic) {
      return try work()
    } catch {
      throw ContentErrors(diagnostics: [error])
    }
  }

  private func doing<Value>(
    _ path: String, _ work: ([UInt8]) throws(SystemError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(SystemError) {
      return try work(root + path.utf8)
    } catch {
      throw Diagnostic(path: "\(name)/\(path)", message: error.message)
    }
  }
}

/// The folder that a path of the bundle lies in; empty for one that lies in no other.
func parent(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
  return String(path[..<slash])
}
