import Parallel

/// The list of all files that builds have put into a bundle: `osta.files`.
///
/// It lies in the bundle and goes with it, so that a build knows its own files even where the cache is lost:
/// these it may replace and remove, all others it leaves alone.
struct FileList: Sendable {
  /// Where the list lies in the bundle.
  static let path = "osta.files"

  /// The paths of the files.
  private(set) var paths: Set<String>

  init(_ paths: some Sequence<String>) {
    self.paths = Set(paths)
  }

  /// Reads the list of a bundle; an empty one where there is none.
  ///
  /// Lines that are no paths inside the bundle are left out: what is damaged must not reach outside.
  init(in folder: BundleFolder) throws(Diagnostic) {
    guard try folder.status(FileList.path) != nil else {
      paths = []
      return
    }
    let lines = try folder.contents(FileList.path).split(separator: UInt8(ascii: "\n"))
    paths = Set(
      lines.lazy.filter(FileList.isInside).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether a line is the path of a file in the bundle.
  private static func isInside(_ line: ArraySlice<UInt8>) -> Bool {
    let parts = line.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return line.first != UInt8(ascii: "#")
      && !parts.contains { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
  }

  /// The list as a file: a path a line, in order.
  var bytes: [UInt8] {
    var bytes = Array(FileList.heading.utf8)
    for path in Array(paths).concurrentlySorted() {
      bytes += path.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static let heading = """
    # The files that 'osta build' has put here; it replaces and removes these and no others.

    """
}

/// The files of former builds, by what is known of the list.
enum KnownFiles: Sendable {
  /// Just those that are planned now; the list has not changed and needs not be read.
  case asPlanned(FileStamp)
  case listed(FileList)

  /// Whether no build has put anything into the bundle.
  var isEmpty: Bool {
    switch self {
    case .asPlanned: false
    case .listed(let list): list.paths.isEmpty
    }
  }

  /// Whether a build has put a planned file into the bundle.
  func contains(_ path: String) -> Bool {
    switch self {
    case .asPlanned: true
    case .listed(let list): list.paths.contains(path)
    }
  }
}
