package import Foundation
import Parallel
import Posix

/// A folder of content, with the rules that keep its paths inside and its names safe on any server.
package struct ContentFolder: Sendable {
  /// Where the folder lies.
  package let url: URL
  /// The same, for whoever reads files of it that have been found.
  let place: FolderPlace
  /// What builds know of the files.
  private(set) var memory = FolderMemory()
  private(set) var timings = BuildTimings(isAsked: false)

  package init(url: URL, name: String) {
    self.url = url
    place = FolderPlace(
      name: name, root: Array(url.path(percentEncoded: false).utf8) + [UInt8(ascii: "/")])
  }

  /// How the folder is called in messages, such as `content`.
  package var name: String { place.name }

  private var root: [UInt8] { place.root }

  /// The same folder for one build.
  func opened(with memory: FolderMemory, _ timings: BuildTimings) -> ContentFolder {
    var folder = self
    folder.memory = memory
    folder.timings = timings
    return folder
  }

  /// The path of a file in messages.
  func displayPath(_ path: String) -> String { place.displayPath(path) }

  /// All files below a folder, by their paths from here, in order.
  ///
  /// Links, hidden files, and names that differ only in case are reported and left out.
  func files(in folder: String, _ diagnostics: inout [Diagnostic]) -> [String] {
    let listing = memory.listing(of: folder) {
      timings.measure(.read) { self.listing(of: folder) }
    }
    diagnostics += listing.diagnostics
    return listing.files
  }

  private func listing(of folder: String) -> FolderListing {
    var files: [String] = []
    var diagnostics: [Diagnostic] = []
    collect(folder, into: &files, &diagnostics)
    reportCollisions(files, &diagnostics)
    return FolderListing(files: files, diagnostics: diagnostics)
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
    guard !files.allSatisfy(isInLowerCase) else { return }
    for (_, same) in Dictionary(grouping: files, by: { $0.lowercased() }) where same.count > 1 {
      for path in same.dropFirst() {
        diagnostics.append(
          Diagnostic(
            path: displayPath(path),
            message: "the name differs from '\(same[0])' only in case; rename one of them"))
      }
    }
  }

  /// Of all files below some folders, and of some more files, by their names and bytes.
  ///
  /// - Returns: Nil where a file cannot be read or a name cannot be published.
  func digest(ofFolders folders: [String], files: [String]) -> Digest? {
    var diagnostics: [Diagnostic] = []
    let paths = files + folders.flatMap { self.files(in: $0, &diagnostics) }
    let known = memory.entries
    let found = paths.concurrentMap { path -> (digest: Digest?, new: FolderMemory.Entry?) in
      if let file = known[path]?.file { return (file.digest, nil) }
      let entry = entry(of: path)
      return (entry?.file.digest, entry)
    }
    guard diagnostics.isEmpty else { return nil }
    var digester = Digester()
    for (path, file) in zip(paths, found) {
      guard let digest = file.digest else { return nil }
      digester.add(path)
      digester.add(digest)
    }
    memory.note(zip(paths, found).compactMap { path, file in file.new.map { (path, $0) } })
    return digester.digest()
  }

  private func entry(of path: String) -> FolderMemory.Entry? {
    do throws(Diagnostic) {
      return try found(at: path).entry
    } catch {
      return nil
    }
  }

  /// A file as it was found.
  struct Contents {
    let entry: FolderMemory.Entry
    /// The bytes, where they had to be read to know the file.
    let bytes: [UInt8]?

    var file: KnownFile { entry.file }
  }

  /// What a file is; it is read where that is not known.
  func contents(_ path: String) throws(Diagnostic) -> Contents {
    if let entry = memory.entry(path) { return Contents(entry: entry, bytes: nil) }
    let found = try found(at: path)
    memory.note([(path, found.entry)])
    return found
  }

  /// What a file is when it is looked at.
  private func found(at path: String) throws(Diagnostic) -> Contents {
    do throws(SystemError) {
      return try timings.measure(.read) { () throws(SystemError) in try look(at: path) }
    } catch {
      throw Diagnostic(
        path: displayPath(path), message: "the file cannot be read; check that it is there")
    }
  }

  private func look(at path: String) throws(SystemError) -> Contents {
    let place = root + path.utf8
    let known = try memory.remembered(path) { () throws(SystemError) in
      FileStamp(try FileStatus(ofTargetOf: place))
    }
    if let known { return Contents(entry: known, bytes: nil) }
    let read = try ReadableFile.contents(of: place, limit: .max)
    let file = KnownFile(
      digest: Digest(of: read.bytes), size: read.bytes.count, stamp: FileStamp(read.status))
    return Contents(entry: memory.entry(file, path), bytes: read.bytes)
  }

  /// The bytes of a file.
  func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    try bytes(path, try contents(path))
  }

  /// The bytes of a file that was found, if it is still the same.
  private func bytes(_ path: String, _ contents: Contents) throws(Diagnostic) -> [UInt8] {
    if let bytes = contents.bytes { return bytes }
    return try place.bytes(path, of: contents.file.digest)
  }

  /// The text of a file, with lines that end in a line feed alone and without a byte order mark.
  func text(_ path: String) throws(Diagnostic) -> String {
    String(decoding: try utf8(path), as: UTF8.self)
  }

  /// The same text in UTF-8.
  func utf8(_ path: String) throws(Diagnostic) -> [UInt8] { try utf8(path, try contents(path)) }

  /// The text of a file that was found, in UTF-8.
  func utf8(_ path: String, _ contents: Contents) throws(Diagnostic) -> [UInt8] {
    try place.utf8(path, try bytes(path, contents))
  }
}

/// Whether a name is in ASCII and without capitals.
private func isInLowerCase(_ name: String) -> Bool {
  name.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) }
}

extension Diagnostic: Error {}
