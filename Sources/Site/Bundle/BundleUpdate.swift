import Parallel
import Posix
import Synchronization

/// One change of a bundle from what former builds left to what is planned now.
struct BundleUpdate: Sendable {
  private let folder: BundleFolder
  private let files: [PreparedFile]
  private let kept: [String: WrittenFile]
  private let planned: Set<String>
  private let former: BundleState
  /// The files of former builds.
  private let known: FileList
  /// Files of former builds that are no longer made.
  private let stale: [String]
  private let timings: BuildTimings

  /// - Parameters:
  ///   - folder: The bundle.
  ///   - files: What may have to be written.
  ///   - kept: All other files that are planned; they are right.
  ///   - former: The bundle as the last build left it.
  ///   - known: The files of former builds.
  ///   - timings: Where the time of the work is added.
  init(
    folder: BundleFolder, files: [PreparedFile], kept: [String: WrittenFile], former: BundleState,
    known: FileList, timings: BuildTimings
  ) {
    self.folder = folder
    self.files = files
    self.kept = kept
    planned = Set(files.map(\.path)).union(kept.keys)
    self.former = former
    self.known = known
    stale = known.paths.subtracting(planned).sorted()
    self.timings = timings
  }

  /// Where files are written before they are renamed: beside the folders that a web server shows.
  static let temporaryFolder = ".osta-new"

  /// Files that stand where the plan has one, differ from it, and were not written by a build.
  func foreignFiles() throws(Diagnostic) -> [Diagnostic] {
    var foreign: [Diagnostic] = []
    for file in files where !known.paths.contains(file.path) {
      guard try folder.status(file.path) != nil, let bytes = try file.rendering.bytes(),
        try folder.status(of: file.path, holding: bytes) == nil
      else { continue }
      foreign.append(
        Diagnostic(
          path: "\(folder.name)/\(file.path)",
          message: "the file is there already and no build wrote it; move it away or remove it"))
    }
    return foreign
  }

  /// Writes and removes.
  func run() throws(Diagnostic) -> (summary: BundleWriter.Summary, state: BundleState) {
    try folder.makeFolder(BundleUpdate.temporaryFolder)
    if !planned.isSubset(of: known.paths) {
      _ = try place(FileList(known.paths.union(planned)).bytes)
    }
    try clearTheWay()
    try makeFolders()
    var outcomes: [Outcome] = []
    for stage in Output.Stage.allCases {
      outcomes += try write(files.filter { $0.stage == stage })
    }
    for path in stale { try remove(path) }
    let list = try listOfPlanned()
    try removeTemporaryFolder()
    return (
      BundleWriter.Summary(
        files: planned.count, written: outcomes.count { $0.isNew }, removed: stale.count),
      BundleState(
        files: outcomes.reduce(into: kept) { files, outcome in files[outcome.path] = outcome.file },
        list: list)
    )
  }

  /// Removes files where folders must be, and folders where files must be.
  private func clearTheWay() throws(Diagnostic) {
    guard !stale.isEmpty else { return }
    let folders = Set(planned.flatMap { ancestors(of: $0) })
    for path in stale
    where folders.contains(path) || ancestors(of: path).contains(where: planned.contains) {
      try remove(path)
    }
  }

  private func makeFolders() throws(Diagnostic) {
    for path in Set(files.map { parent(of: $0.path) }).sorted() {
      try folder.makeFolder(path)
    }
  }

  /// A file that is as it should be.
  private struct Outcome: Sendable {
    let path: String
    let file: WrittenFile
    /// Whether it was not so before.
    var isNew = false
  }

  /// Writes the files of one stage on all cores; the first error ends the work.
  private func write(_ files: [PreparedFile]) throws(Diagnostic) -> [Outcome] {
    let outcomes = Mutex<[Outcome]>([])
    let jobs = JobList(count: files.count)
    try inParallel(usualWorkers) { worker throws(Diagnostic) in
      try jobs.work { number throws(Diagnostic) in
        let outcome = try write(files[number], worker: worker)
        outcomes.withLock { $0.append(outcome) }
      }
    }
    return outcomes.withLock { $0 }
  }

  private func write(_ file: PreparedFile, worker: Int) throws(Diagnostic) -> Outcome {
    let bytes = try timings.measure(.render) { () throws(Diagnostic) in
      try file.rendering.bytes()
    }
    return try timings.measure(.write) { () throws(Diagnostic) in
      try write(bytes, file, worker: worker)
    }
  }

  private func write(
    _ bytes: [UInt8]?, _ file: PreparedFile, worker: Int
  ) throws(Diagnostic) -> Outcome {
    guard let bytes else {
      if known.paths.contains(file.path) { try folder.remove(file.path) }
      return Outcome(path: file.path, file: WrittenFile(source: file.source, stamp: nil))
    }
    if let status = try folder.status(of: file.path, holding: bytes, mode: file.mode) {
      return Outcome(
        path: file.path, file: WrittenFile(source: file.source, stamp: FileStamp(status)))
    }
    let status = try folder.place(
      bytes, file.path, by: "\(BundleUpdate.temporaryFolder)/\(worker)", mode: file.mode)
    return Outcome(
      path: file.path, file: WrittenFile(source: file.source, stamp: FileStamp(status)),
      isNew: true)
  }

  /// Sees to it that the bundle has the list of what is planned.
  private func listOfPlanned() throws(Diagnostic) -> FileStamp {
    if known.paths == planned, let list = former.list,
      try folder.has(FileList.path, list, since: former.moment)
    {
      return list
    }
    let bytes = FileList(planned).bytes
    let status = try folder.status(of: FileList.path, holding: bytes, mode: 0o644)
    if let status { return FileStamp(status) }
    return FileStamp(try place(bytes))
  }

  private func place(_ list: [UInt8]) throws(Diagnostic) -> FileStatus {
    try folder.place(list, FileList.path, by: "\(BundleUpdate.temporaryFolder)/list", mode: 0o644)
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
