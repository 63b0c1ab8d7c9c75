import Foundation

/// A new folder that nobody else may look into, removed with all that lies in it when the value goes.
package final class PrivateFolder {
  /// A short absolute path.
  package let path: String

  package init() throws(PublishingError) {
    path = FileManager.default.temporaryDirectory.path + "/osta-\(UUID().uuidString.prefix(8))"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw PublishingError(
        "\(path): error: cannot be made (\(error)); set TMPDIR to another folder")
    }
  }

  /// Writes a text into a file of the folder, and returns its path.
  func write(_ text: String, to name: String) throws(PublishingError) -> String {
    let file = "\(path)/\(name)"
    do {
      try Data(text.utf8).write(to: URL(filePath: file))
    } catch {
      throw PublishingError("\(file): error: cannot be written (\(error))")
    }
    return file
  }

  deinit {
    // What stays behind lies in the system's folder for such things.
    _ = Result { try FileManager.default.removeItem(atPath: path) }
  }
}
