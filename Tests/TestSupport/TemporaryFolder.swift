package import Foundation

/// A new folder of its own for one test, removed with all that lies in it when the value goes.
package final class TemporaryFolder: Sendable {
  /// Where the folder lies, with symbolic links resolved.
  package let url: URL

  /// Makes the folder.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .resolvingSymlinksInPath()
      .appending(path: "osta-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    remove()
  }

  /// Removes the folder with all that lies in it.
  package func remove() {
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      FileHandle.standardError.write(Data("cannot remove \(url.path): \(error)\n".utf8))
    }
  }

  /// The place of a file or folder inside, by its relative path.
  package subscript(_ path: String) -> URL {
    url.appending(path: path)
  }

  /// Writes a file, with the folders above it, and returns its place.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to path: String) throws -> URL {
    let file = self[path]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Writes a text file as UTF-8, with the folders above it, and returns its place.
  @discardableResult
  package func write(_ text: String, to path: String) throws -> URL {
    try write(text.utf8, to: path)
  }

  /// Writes a program, such as a shell script, that its owner may run.
  @discardableResult
  package func writeProgram(_ text: String, to path: String) throws -> URL {
    let file = try write(text, to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  /// Makes a symbolic link to any target, with the folders above it.
  package func link(_ path: String, to target: String) throws {
    let link = self[path]
    try FileManager.default.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: target)
  }

  /// The bytes of a file inside.
  package func read(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: self[path]))
  }

  /// The relative paths of all files inside, sorted.
  package func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.path)
      .filter { try !isFolder(self[$0]) }
      .sorted()
  }

  private func isFolder(_ file: URL) throws -> Bool {
    try FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
      == .typeDirectory
  }
}
