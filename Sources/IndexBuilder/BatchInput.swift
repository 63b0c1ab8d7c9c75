package import Foundation

/// Where a batch of certificates comes from.
package enum BatchInput: Equatable, Sendable {
  /// A CSV file, or a gzip file of one where the name ends in `.gz`.
  case file(path: String)
  /// Standard input.
  case standardInput

  /// The inputs that the argument of a command names.
  ///
  /// `-` is standard input, a folder stands for the files in it whose names end in `.csv` or `.csv.gz`,
  /// in order of their names, and everything else is a file.
  ///
  /// - Throws: A folder that cannot be read, has no such file, or is still being written.
  package static func inputs(argument: String) throws(InputError) -> [BatchInput] {
    if argument == "-" { return [.standardInput] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [.file(path: argument)] }
    let batches = try batches(inFolder: argument)
    guard !batches.isEmpty else {
      throw InputError(argument, "no file in the folder ends in .csv or .csv.gz")
    }
    return batches
  }

  /// The batches of a folder, in order of their names; perhaps none.
  ///
  /// - Throws: A folder that cannot be read or is still being written.
  package static func batches(inFolder folder: String) throws(InputError) -> [BatchInput] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw InputError(folder, "the folder cannot be read: \(error.localizedDescription)")
    }
    guard !names.contains("_temporary") else {
      throw InputError(
        folder,
        "the folder has _temporary in it: the job that writes it has not ended, or has failed")
    }
    return names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
      .filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { .file(path: folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)") }
  }

  /// The name in messages.
  package var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }

  /// The name in an index: the last part of the path, or `-`.
  var shortName: String {
    switch self {
    case .file(let path): URL(filePath: path).lastPathComponent
    case .standardInput: "-"
    }
  }

  /// Bytes of a file; nil for what has no length beforehand.
  var size: Int? { status.map { Int($0.st_size) } }

  /// When a file was written; nil for what is no ordinary file.
  package var modified: Date? {
    status.map { Date(timeIntervalSince1970: TimeInterval($0.st_mtim.tv_sec)) }
  }

  /// Whether a path names the file of the input, also by another way.
  func isSameFile(as path: String) -> Bool {
    guard let status, let other = BatchInput.file(path: path).status else { return false }
    return status.st_dev == other.st_dev && status.st_ino == other.st_ino
  }

  /// What the system says of an ordinary file, also by way of a symbolic link.
  private var status: stat? {
    var status = stat()
    guard case .file(let path) = self, stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return status
  }
}

/// An input that cannot be read to its end.
package struct InputError: Error, Equatable {
  /// The input's name.
  package let name: String
  /// Where in the input, line and field from 1; nil where it is wrong as a whole.
  package let place: Place?
  /// What is wrong and what to do.
  package let reason: String

  /// A field of a line, both from 1.
  package struct Place: Equatable, Sendable {
    package let line: Int
    package let field: Int
  }

  /// Where, what and what to do.
  package var message: String {
    "\(name)\(place.map { ":\($0.line):\($0.field)" } ?? ""): error: \(reason)"
  }

  init(_ name: String, at place: Place? = nil, _ reason: String) {
    self.name = name
    self.place = place
    self.reason = reason
  }
}
