package import Foundation

/// Writes the files of a bundle.
package struct BundleWriter: Sendable {
  /// The bundle's folder.
  package let output: URL

  package init(output: URL) {
    self.output = output
  }

  /// Writes files one by one, each aside and then renamed.
  ///
  /// A file that is already as it should be is left alone.
  ///
  /// - Returns: How many files were written.
  package func write(_ files: [OutputFile]) throws -> Int {
    var written = 0
    for file in files where try !isPresent(file) {
      try write(file)
      written += 1
    }
    return written
  }

  private func isPresent(_ file: OutputFile) throws -> Bool {
    let url = output.appending(path: file.path)
    guard FileManager.default.fileExists(atPath: url.path) else { return false }
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes[.posixPermissions] as? Int == file.permissions else { return false }
    return try [UInt8](Data(contentsOf: url)) == file.bytes
  }

  private func write(_ file: OutputFile) throws {
    let url = output.appending(path: file.path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.bytes).write(to: url, options: .atomic)
    try FileManager.default.setAttributes(
      [.posixPermissions: file.permissions], ofItemAtPath: url.path)
  }
}

extension OutputFile {
  /// Who may do what with the file: all may read it, and run it where it is a program.
  fileprivate var permissions: Int { isProgram ? 0o755 : 0o644 }
}
