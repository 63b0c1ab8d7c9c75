import Parallel
import Posix
import Synchronization

/// One change of a bundle from what former builds left to what is planned now.
struct BundleUpdate: Sendable {
  private let folder: BundleFolder
  private let files: [PreparedFile]
  private let kept: [String: WrittenFile]
  private let known: KnownFiles
  /// The folders of the files, and whether each was there before.
  private let folders: [String: Bool]
  /// Whether any of them was.
  private let hasOldFolders: Bool
  /// Whether the bundle is made for the first time, at most its own folder being there: nobody visits it yet.
  ///
  /// A bundle from which folders were removed has its list of files, or files that are kept.
  private let isFirst: Bool
  private let timings: BuildTimings

  /// - Parameters:
  ///   - folder: The bundle.
  ///   - files: What may have to be written.
  ///   - kept: All other files that are planned; they are right.
  ///   - known: The files of former builds.
  ///   - timings: Where the time of the work is added.
  /// - Throws: Folders that cannot be looked for.
  init(
    folder: BundleFolder, files: [PreparedFile], kept: [String: WrittenFile], known: KnownFiles,
    timings: BuildTimings
  ) throws(Diagnostic) {
    self.folder = folder
    self.files = files
    self.kept = kept
    self.known = known
    self.timings = timings
    var folders: [String: Bool] = [:]
    for path in Set(files.lazy.map { parent(of: $0.path) }) {
      folders[path] = try folder.status(path) != nil
    }
    self.folders = folders
    hasOldFolders = folders.values.contains(true)
    isFirst =
      known.isEmpty && kept.isEmpty
      && folders.allSatisfy { path, wasThere in path.isEmpty || !wasThere }
  }

  /// Where files are written before they are renamed: beside the folders that a web server shows.
  static let temporaryFolder = ".osta-new"

  /// Files that stand where the plan has one, differ from it, and were not written by a build.
  func foreignFiles() throws(Diagnostic) -> [Diagnostic] {
    guard hasOldFolders else { return [] }
    var foreign: [Diagnostic] = []
    for file in files where isInOldFolder(file.path) && !known.contains(file.path) {
      guard try folder.status(file.path) != nil, let bytes = try file.bytes(),
        try folder.status(of: file.path, holding: bytes) == nil
      else { continue }
      foreign.append(
        Diagnostic(
          path: "\(folder.name)/\(file.path)",
          message: "the file is there already and no build wrote it; move it away or remove it"))
    }
    return foreign
  }

  /// Whether something may be at the path of a file already.
  private func isInOldFolder(_ path: String) -> Bool {
    hasOldFolders && folders[parent(of: path)] ?? true
  }

  /// Writes and removes.
  func run() throws(Diagnostic) -> (summary: BundleWriter.Summary, state: BundleState) {
    try folder.makeFolder(BundleUpdate.temporaryFolder)
    let done = try change()
    try removeTemporaryFolder()
    let written = done.outcomes.count { $0.isNew }
    var files = kept
    files.reserveCapacity(kept.count + done.outcomes.count)
    for outcome in done.outcomes { files[outcome.path] = outcome.file }
    return (
      BundleWriter.Summary(files: files.count, written: written, removed: done.removed),
      BundleState(files: files, list: done.list)
    )
  }

  private typealias Change = (outcomes: [Outcome], removed: Int, list: FileStamp)

  private func change() throws(Diagnostic) -> Change {
    switch known {
    case .asPlanned(let list): return (try writeFiles(), 0, list)
    case .listed(let list): return try change(since: list)
    }
  }

  /// Writes all files, and brings the list of files to what is planned: before as much as may be there,
  /// and behind no more than is there.
  private func change(since known: FileList) throws(Diagnostic) -> Change {
    let planned = Set(files.map { $0.path }).union(kept.keys)
    let stale = known.paths.subtracting(planned).sorted()
    let whole = FileList(planned.union(known.paths)).bytes
    let isLonger = !planned.isSubset(of: known.paths)
    let before = isLonger ? FileStamp(try place(whole)) : nil
    try clearTheWay(of: planned, stale)
    let outcomes = try writeFiles()
    for path in stale { try remove(path) }
    if stale.isEmpty, let before { return (outcomes, 0, before) }
    let list = stale.isEmpty ? whole : FileList(planned).bytes
    return (outcomes, stale.count, try placeIfNew(list))
  }

  private func writeFiles() throws(Diagnostic) -> [Outcome] {
    guard !files.isEmpty else { return [] }
    try makeFolders()
    let granted = try folder.grantedPermissions(at: "\(BundleUpdate.temporaryFolder)/new")
    var outcomes: [Outcome] = []
    for stage in Output.Stage.allCases {
      outcomes += try write(files.filter { $0.stage == stage }, granted)
    }
    return outcomes
  }

  /// Removes files where folders must be, and folders where files must be.
  private func clearTheWay(of planned: Set<String>, _ stale: [String]) throws(Diagnostic) {
    guard !stale.isEmpty else { return }
    let folders = Set(planned.flatMap { ancestors(of: $0) })
    for path in stale
    where folders.contains(path) || ancestors(of: path).contains(where: planned.contains) {
      try remove(path)
    }
  }

  private func makeFolders() throws(Diagnostic) {
    for path in folders.keys.sorted() { try folder.makeFolder(path) }
  }

  /// A file that is as it should be.
  private struct Outcome: Sendable {
    let path: String
    let file: WrittenFile
    /// Whether it was not so before.
    var isNew = false
  }

  /// Writes the files of one stage on all cores; the first error ends the work.
  ///
  /// New files get the granted permission bits.
  private func write(
    _ files: [PreparedFile], _ granted: UInt32
  ) throws(Diagnostic) -> [Outcome] {
    let outcomes = Mutex<[Outcome]>([])
    let jobs = JobList(count: files.count)
    try inParallel(usualWorkers) { worker throws(Diagnostic) in
      let place = "\(BundleUpdate.temporaryFolder)/\(worker)"
      var done: [Outcome] = []
      try jobs.work { number throws(Diagnostic) in
        done.append(try write(files[number], by: place, granted))
      }
      outcomes.withLock { $0 += done }
    }
    return outcomes.withLock { $0 }
  }

  private func write(
    _ file: PreparedFile, by temporary: String, _ granted: UInt32
  ) throws(Diagnostic) -> Outcome {
    let bytes = try timings.measure(.render) { () throws(Diagnostic) in
      try file.lastBytes()
    }
    return try timings.measure(.write) { () throws(Diagnostic) in
      try write(bytes, file, by: temporary, granted)
    }
  }

  private func write(
    _ bytes: [UInt8]?, _ file: PreparedFile, by temporary: String, _ granted: UInt32
  ) throws(Diagnostic) -> Outcome {
    guard let bytes else {
      if known.contains(file.path) { try folder.remove(file.path) }
      return Outcome(path: file.path, file: WrittenFile(source: file.source, stamp: nil))
    }
    if isInOldFolder(file.path),
      let status = try folder.status(of: file.path, holding: bytes, mode: file.mode)
    {
      return Outcome(
        path: file.path, file: WrittenFile(source: file.source, stamp: FileStamp(status)))
    }
    let status =
      isFirst && !isInOldFolder(file.path)
      ? try folder.create(bytes, file.path, mode: file.mode, granted: granted)
      : try folder.place(bytes, file.path, by: temporary, mode: file.mode, granted: granted)
    return Outcome(
      path: file.path, file: WrittenFile(source: file.source, stamp: FileStamp(status)),
      isNew: true)
  }

  private func placeIfNew(_ list: [UInt8]) throws(Diagnostic) -> FileStamp {
    let status = try folder.status(of: FileList.path, holding: list, mode: 0o644)
    if let status { return FileStamp(status) }
    return FileStamp(try place(list))
  }

  private func place(_ list: [UInt8]) throws(Diagnostic) -> FileStatus {
    try folder.place(
      list, FileList.path, by: "\(BundleUpdate.temporaryFolder)/list", mode: 0o644, granted: 0)
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
