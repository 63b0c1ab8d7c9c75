package import Foundation

/// A folder of content, with the rules that keep its paths inside and its names safe on any server.
package struct ContentFolder: Sendable {
  /// Where the folder lies.
  package let url: URL
  /// How the folder is called in messages, such as `content`.
  package let name: String

  package init(url: URL, name: String) {
    self.url = url
    self.name = name
  }

  /// The path of a file in messages.
  func displayPath(_ path: String) -> String { "\(name)/\(path)" }

  /// All files below a folder, by their paths from here, in order.
  ///
  /// Links, hidden files, and names that differ only in case are reported and left out.
  func files(in folder: String, _ diagnostics: inout [Diagnostic]) -> [String] {
    var files: [String] = []
    collect(folder, into: &files, &diagnostics)
    reportCollisions(files, &diagnostics)
    return files
  }

  private func collect(
    _ folder: String, into files: inout [String], _ diagnostics: inout [Diagnostic]
  ) {
    let directory = url.appending(path: folder)
    guard FileManager.default.fileExists(atPath: directory.path) else { return }
    do {
      guard try folder.isEmpty || kind(of: folder) == .typeDirectory else {
        return diagnostics.append(notPlain(folder))
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        switch try kind(of: path) {
        case .typeDirectory where !name.hasPrefix("."): collect(path, into: &files, &diagnostics)
        case .typeRegular where !name.hasPrefix("."): files.append(path)
        default: diagnostics.append(notPlain(path))
        }
      }
    } catch {
      diagnostics.append(
        Diagnostic(path: displayPath(folder), message: error.localizedDescription))
    }
  }

  private func kind(of path: String) throws -> FileAttributeType? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.appending(path: path).path)
    return attributes[.type] as? FileAttributeType
  }

  private func notPlain(_ path: String) -> Diagnostic {
    Diagnostic(
      path: displayPath(path),
      message: "links, hidden and special files cannot be published; replace it or move it away")
  }

  private func reportCollisions(_ files: [String], _ diagnostics: inout [Diagnostic]) {
    for (_, same) in Dictionary(grouping: files, by: { $0.lowercased() }) where same.count > 1 {
      for path in same.dropFirst() {
        diagnostics.append(
          Diagnostic(
            path: displayPath(path),
            message: "the name differs from '\(same[0])' only in case; rename one of them"))
      }
    }
  }

  /// The bytes of a file.
  func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: url.appending(path: path)))
    } catch {
      throw Diagnostic(
        path: displayPath(path), message: "the file cannot be read; check that it is there")
    }
  }

  /// The text of a file, with lines that end in a line feed alone and without a byte order mark.
  func text(_ path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        path: displayPath(path), message: "the file is not UTF-8; save it as UTF-8")
    }
    return (text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
      .replacingOccurrences(of: "\r\n", with: "\n")
  }
}

extension Diagnostic: Error {}
