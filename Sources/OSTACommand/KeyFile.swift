import CertificateIndex
import Foundation
import Posix

/// The file that holds a site's secret.
struct KeyFile {
  let path: String

  /// Reads the key, if it is kept from others.
  func read() throws -> MasterKey {
    let file: ReadableFile.Contents
    do {
      file = try ReadableFile.contents(of: Array(path.utf8), limit: 4096)
    } catch {
      throw Failure(
        "\(path): error: the key cannot be read: \(String(decoding: error.text, as: UTF8.self)); "
          + "make one with 'osta key new \(path)' or name another with --key")
    }
    guard MasterKey.isPrivate(permissions: file.status.permissions) else {
      throw Failure(
        "\(path): error: others may read or change the key; "
          + "set its mode to 0600, or to 0640 for the web server's group")
    }
    do {
      return try MasterKey(fileContents: file.bytes)
    } catch {
      throw Failure(
        "\(path): error: this is no key file; make one with 'osta key new' or copy it again")
    }
  }

  /// Writes a new random key to a file that must not exist.
  func create() throws {
    var random = SystemRandomNumberGenerator()
    let key = MasterKey(bits: Bits128(first: random.next(), second: random.next()))
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        "\(path): error: the file is there already; a key is never overwritten, because every index "
          + "made with it would be lost")
    }
    do {
      let file = try ReplacementFile(replacing: Array(path.utf8), mode: 0o600)
      try file.write(key.fileContents)
      try file.commit()
    } catch {
      throw Failure(
        "\(path): error: the key cannot be written: \(String(decoding: error.text, as: UTF8.self))")
    }
  }
}
