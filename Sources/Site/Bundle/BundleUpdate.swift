import Parallel
import Posix
import Synchronization

/// One change of a bundle from what former builds left to what is planned now.
struct BundleUpdate: Sendable {
  private let folder: BundleFolder
  private let files: [PreparedFile]
  private let planned: Set<String>
  /// The files of former builds.
  private let known: FileList

  init(folder: BundleFolder, files: [PreparedFile], known: FileList) {
    self.folder = folder
    self.files = files
    self.known = known
    planned = Set(files.map { $0.path })
  }

  /// Where files are written before they are renamed: beside the folders that a web server shows.
  static let temporaryFolder = ".osta-new"

  /// Files that stand where the plan has one, differ from it, and were not written by a build.
  func foreignFiles() throws(Diagnostic) -> [Diagnostic] {
    var foreign: [Diagnostic] = []
    for file in files where !known.paths.contains(file.path) {
      guard try folder.status(file.path) != nil, let bytes = try file.rendering.bytes(),
        try !folder.holds(bytes, file.path)
      else { continue }
      foreign.append(
        Diagnostic(
          path: "\(folder.name)/\(file.path)",
          message: "the file is there already and no build wrote it; move it away or remove it"))
    }
    return foreign
  }

  /// Writes and removes.
  func run() throws(Diagnostic) -> BundleWriter.Summary {
    try folder.makeFolder(BundleUpdate.temporaryFolder)
    if !planned.isSubset(of: known.paths) { try place(FileList(known.paths.union(planned))) }
    try clearTheWay()
    try makeFolders()
    var written = 0
    for stage in Output.Stage.allCases {
      written += try write(files.filter { $0.stage == stage })
    }
    for path in stale { try remove(path) }
    if known.paths != planned { try place(FileList(planned)) }
    try removeTemporaryFolder()
    return BundleWriter.Summary(files: files.count, written: written, removed: stale.count)
  }

  /// Files of former builds that are no longer made.
  private var stale: [String] { known.paths.subtracting(planned).sorted() }

  /// Removes files where folders must be, and folders where files must be.
  private func clearTheWay() throws(Diagnostic) {
    let folders = Set(planned.flatMap { ancestors(of: $0) })
    for path in stale
    where folders.contains(path) || ancestors(of: path).contains(where: planned.contains) {
      try remove(path)
    }
  }

  private func makeFolders() throws(Diagnostic) {
    for path in Set(planned.map { parent(of: $0) }).sorted() {
      try folder.makeFolder(path)
    }
  }

  /// Writes the files of one stage on all cores.
  ///
  /// - Returns: How many were new or changed.
  private func write(_ files: [PreparedFile]) throws(Diagnostic) -> Int {
    let written = Atomic(0)
    let jobs = JobList(count: files.count)
    try inParallel(usualWorkers) { worker throws(Diagnostic) in
      try jobs.work { number throws(Diagnostic) in
        guard try write(files[number], worker: worker) else { return }
        written.add(1, ordering: .relaxed)
      }
    }
    return written.load(ordering: .relaxed)
  }

  /// - Returns: Whether the file was new or changed.
  private func write(_ file: PreparedFile, worker: Int) throws(Diagnostic) -> Bool {
    guard let bytes = try file.rendering.bytes() else {
      if known.paths.contains(file.path) { try folder.remove(file.path) }
      return false
    }
    if try folder.holds(bytes, file.path, mode: file.mode) { return false }
    _ = try folder.place(
      bytes, file.path, by: "\(BundleUpdate.temporaryFolder)/\(worker)", mode: file.mode)
    return true
  }

  private func place(_ list: FileList) throws(Diagnostic) {
    _ = try folder.place(
      list.bytes, FileList.path, by: "\(BundleUpdate.temporaryFolder)/list", mode: 0o644)
  }

  private func remove(_ path: String) throws(Diagnostic) {
    try folder.remove(path)
    try folder.removeEmptyFolders(from: parent(of: path))
  }

  private func removeTemporaryFolder() throws(Diagnostic) {
    for name in try folder.files(in: BundleUpdate.temporaryFolder) {
      try folder.remove("\(BundleUpdate.temporaryFolder)/\(name)")
    }
    try folder.removeEmptyFolders(from: BundleUpdate.temporaryFolder)
  }
}

/// All folders that a path of the bundle lies in, the nearest first.
private func ancestors(of path: String) -> [String] {
  Array(sequence(first: parent(of: path)) { parent(of: $0) }.prefix { !$0.isEmpty })
}
