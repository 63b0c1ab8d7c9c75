package import Foundation
import Posix

/// A folder of content, with the rules that keep its paths inside and its names safe on any server.
package struct ContentFolder: Sendable {
  /// Where the folder lies.
  package let url: URL
  /// How the folder is called in messages, such as `content`.
  package let name: String
  /// The folder as the file system takes it, with a slash at the end.
  private let root: [UInt8]

  package init(url: URL, name: String) {
    self.url = url
    self.name = name
    root = Array(url.path(percentEncoded: false).utf8) + [UInt8(ascii: "/")]
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
    do throws(SystemError) {
      guard try isFolder(folder) else { return diagnostics.append(notPlain(folder)) }
      let entries = try folderEntries(at: root + folder.utf8)
        .sorted { $0.name.lexicographicallyPrecedes($1.name) }
      for entry in entries { add(entry, of: folder, to: &files, &diagnostics) }
    } catch {
      guard error != .noSuchFile else { return }
      diagnostics.append(Diagnostic(path: displayPath(folder), message: error.message))
    }
  }

  /// A folder that is looked for by its name may be a link, and a link is none of the content.
  private func isFolder(_ folder: String) throws(SystemError) -> Bool {
    if folder.isEmpty { return true }
    return try FileStatus(ofLinkAt: root + folder.utf8).isFolder
  }

  private func add(
    _ entry: FolderEntry, of folder: String, to files: inout [String],
    _ diagnostics: inout [Diagnostic]
  ) {
    let name = String(decoding: entry.name, as: UTF8.self)
    let path = folder.isEmpty ? name : "\(folder)/\(name)"
    switch entry.kind {
    case .folder where !name.hasPrefix("."): collect(path, into: &files, &diagnostics)
    case .file where !name.hasPrefix("."): files.append(path)
    default: diagnostics.append(notPlain(path))
    }
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
    do throws(SystemError) {
      return try ReadableFile.contents(of: root + path.utf8, limit: .max).bytes
    } catch {
      throw Diagnostic(
        path: displayPath(path), message: "the file cannot be read; check that it is there")
    }
  }

  /// The text of a file, with lines that end in a line feed alone and without a byte order mark.
  func text(_ path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(path)
    guard let text = String(validating: plainText(bytes), as: UTF8.self) else {
      throw Diagnostic(
        path: displayPath(path), message: "the file is not UTF-8; save it as UTF-8")
    }
    return text
  }
}

/// Bytes without a byte order mark and without the carriage returns of line ends.
private func plainText(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard text.contains(UInt8(ascii: "\r")) else { return text }
  let kept = text.indices.filter { place in
    text[place] != UInt8(ascii: "\r") || text[(place + 1)...].first != UInt8(ascii: "\n")
  }
  return kept.map { text[$0] }[...]
}

extension Diagnostic: Error {}
