import CertificateIndex
import Posix

/// What of a bundle makes a release: site, lookup program and `osta.conf`; with the checksums of all files.
///
/// Indexes are published apart, and a key never.
package struct BundleContents: Sendable {
  /// The bundle's folder, by its absolute path.
  let folder: String
  /// The paths of the files from there, in order.
  package let files: [String]
  /// Where the release will look for indexes and key.
  package let places: HostPlaces
  /// A line for each file, as `sha256sum` writes and reads them.
  let checksums: String
  /// The SHA-256 hash of the checksums.
  package let digest: String

  /// The parts of a bundle that are published.
  private static let parts = ["site", "cgi-bin", "osta.conf"]

  /// What every release must have.
  private static let needed = [
    "site/index.html", "cgi-bin/lookup.cgi", "cgi-bin/lookup.page", "osta.conf",
  ]

  /// The name of the list of checksums in a release.
  static let checksumsName = "osta.sums"

  /// Reads a bundle, as `osta build` has written it.
  ///
  /// - Parameters:
  ///   - name: The folder, from where the user stands.
  ///   - workingFolder: Where the user stands.
  /// - Throws: The first file that is missing, cannot be read, or must not be published.
  package init(of name: String, from workingFolder: String) throws(PublishingError) {
    folder = name.hasPrefix("/") ? name : workingFolder + "/" + name
    let scan = BundleScan(folder: folder, name: name)
    files = try scan.files(in: BundleContents.parts).sorted()
    for file in BundleContents.needed where !files.contains(file) {
      throw PublishingError(
        "\(name)/\(file): error: the bundle is not whole, this file is missing; run 'osta build'")
    }
    places = try HostPlaces(
      configuration: String(decoding: try scan.contents("osta.conf"), as: UTF8.self))
    checksums = try checksumLines(of: files, in: folder)
    digest = try digestOf(checksums)
  }

  /// The absolute paths of what is copied.
  var sources: [String] { BundleContents.parts.map { "\(folder)/\($0)" } }
}

/// Looks through the folder of a bundle.
private struct BundleScan {
  let folder: String
  let name: String

  /// All files in some folders or at some places.
  func files(in paths: [String]) throws(PublishingError) -> [String] {
    var files: [String] = []
    for path in paths {
      guard let kind = try kind(of: path) else { continue }
      files += try self.files(at: path, kind)
    }
    return files
  }

  private func kind(of path: String) throws(PublishingError) -> FolderEntry.Kind? {
    let status = try reading(path) { place throws(SystemError) -> FileStatus? in
      do throws(SystemError) {
        return try FileStatus(ofLinkAt: place)
      } catch {
        guard error == .noSuchFile else { throw error }
        return nil
      }
    }
    return status.map { $0.isFolder ? .folder : $0.isRegular ? .file : .other }
  }

  private func files(at path: String, _ kind: FolderEntry.Kind) throws(PublishingError) -> [String]
  {
    switch kind {
    case .folder:
      let entries = try reading(path) { place throws(SystemError) in try folderEntries(at: place) }
      var files: [String] = []
      for entry in entries {
        files += try self.files(at: "\(path)/\(try self.name(of: entry, in: path))", entry.kind)
      }
      return files
    case .file:
      try expectNoKey(path)
      return [path]
    case .other:
      throw wrong(path, "only files and folders are published; put the file itself here")
    }
  }

  /// The list of checksums has a line for each name.
  private func name(of entry: FolderEntry, in path: String) throws(PublishingError) -> String {
    guard let name = String(validating: entry.name, as: UTF8.self),
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" })
    else {
      throw wrong(
        "\(path)/\(String(decoding: entry.name, as: UTF8.self))",
        "a name must be UTF-8 without control characters and \\; rename the file")
    }
    return name
  }

  /// A key that somebody has put into the bundle must not get to where visitors are.
  private func expectNoKey(_ path: String) throws(PublishingError) {
    let start = try reading(path) { place throws(SystemError) in
      try ReadableFile(path: place).read(count: 64, at: 0)
    }
    guard !KeyRing.isKeyFile(start) else {
      throw wrong(path, "this is a key, and a key is never published; move it out of the bundle")
    }
  }

  /// The bytes of a file.
  func contents(_ path: String) throws(PublishingError) -> [UInt8] {
    try reading(path) { place throws(SystemError) in
      try ReadableFile.contents(of: place, limit: 1 << 16).bytes
    }
  }

  private func reading<Value>(
    _ path: String, _ work: ([UInt8]) throws(SystemError) -> Value
  ) throws(PublishingError) -> Value {
    do throws(SystemError) {
      return try work(Array("\(folder)/\(path)".utf8))
    } catch {
      throw wrong(path, String(decoding: error.text, as: UTF8.self))
    }
  }

  private func wrong(_ path: String, _ what: String) -> PublishingError {
    PublishingError("\(name)/\(path): error: \(what)")
  }
}

/// The lines of `sha256sum` for files of a folder.
private func checksumLines(
  of files: [String], in folder: String
) throws(PublishingError) -> String {
  var text = ""
  for start in stride(from: 0, to: files.count, by: filesAtOnce) {
    let stretch = files[start..<min(start + filesAtOnce, files.count)]
    let command = ["env", "--chdir=\(folder)", "sha256sum", "--"] + stretch
    for line in try linesOf(command) { text += line + "\n" }
  }
  return text
}

/// The system takes some hundred thousand bytes of arguments.
private let filesAtOnce = 256

/// The SHA-256 hash of a text.
private func digestOf(_ text: String) throws(PublishingError) -> String {
  let folder = try PrivateFolder()
  let file = try folder.write(text, to: "text")
  return try checksum(of: file)
}

/// The SHA-256 hash of a file.
func checksum(of file: String) throws(PublishingError) -> String {
  // sha256sum puts a backslash before its line where the name has one, or an end of a line.
  String(try linesOf(["sha256sum", "--", file]).joined().drop { $0 == "\\" }.prefix(64))
}
