package import Foundation
import Parallel

/// Writes the files of a bundle, each whole: whoever opens one finds the old or the new.
///
/// Only a bundle that is made for the first time, which nobody visits yet, is written in its place.
/// What pages refer to is there before the pages, the pages before the lists that lead to them, and what
/// is no longer made goes last. A build that is killed is completed by the next.
package struct BundleWriter: Sendable {
  private let folder: BundleFolder

  /// Writes into a folder, which is made where there is none.
  package init(output: URL) {
    folder = BundleFolder(output)
  }

  /// What a build did to a bundle.
  package struct Summary: Equatable, Sendable {
    /// All files that were planned.
    package let files: Int
    /// Those that are new or changed.
    package let written: Int
    /// Files of former builds that are gone.
    package let removed: Int
  }

  /// Writes what is new or changed and removes what is no longer made.
  ///
  /// A file that is already as it should be is left alone. So is one that no build wrote.
  ///
  /// - Throws: What is wrong with the files, or files of others that stand in the way, before anything is
  ///   written; then the first error of the file system.
  package func write(_ outputs: [Output]) throws(ContentErrors) -> Summary {
    let timings = BuildTimings(isAsked: false)
    return try write(try outputs.prepared(timings), keeping: [:], since: BundleState(), timings)
      .summary
  }

  /// Writes the files of a site that is to be changed, and leaves alone those that are kept.
  ///
  /// - Throws: Files of others that stand in the way, before anything is written; then the first error of
  ///   the file system.
  func write(
    _ files: [PreparedFile], keeping kept: [String: WrittenFile], since former: BundleState,
    _ timings: BuildTimings
  ) throws(ContentErrors) -> (summary: Summary, state: BundleState) {
    let update = try folder.reporting { () throws(Diagnostic) in
      try BundleUpdate(
        folder: folder, files: files, kept: kept,
        known: try known(former, files, kept), timings: timings)
    }
    let foreign = try folder.reporting { () throws(Diagnostic) in try update.foreignFiles() }
    guard foreign.isEmpty else { throw ContentErrors(diagnostics: foreign) }
    return try folder.reporting { () throws(Diagnostic) in try update.run() }
  }

  /// The files of former builds.
  private func known(
    _ former: BundleState, _ files: [PreparedFile], _ kept: [String: WrittenFile]
  ) throws(Diagnostic) -> KnownFiles {
    let isAsPlanned =
      former.files.count == files.count + kept.count
      && files.allSatisfy { former.files[$0.path] != nil }
    if isAsPlanned, let list = former.list,
      try folder.has(FileList.path, list, since: former.moment)
    {
      return .asPlanned(list)
    }
    return .listed(try FileList(in: folder))
  }

  /// Whether a build is writing into a folder, or was ended before it was done.
  package static func isAtWork(in output: URL) -> Bool {
    FileManager.default.fileExists(
      atPath: output.appending(path: BundleUpdate.temporaryFolder).path)
  }
}

// MARK: What has not changed

extension BundleWriter {
  /// The files that need not be made, because they are as a former build left them, and would be made from
  /// the same sources again.
  func unchanged(
    _ outputs: [Output], since former: BundleState
  ) throws(ContentErrors) -> KeptFiles {
    let results = outputs.concurrentMap { output in
      Result { () throws(Diagnostic) in
        guard let file = former.files[output.path], file.source == output.digest else {
          return false
        }
        return try folder.has(output.path, file.stamp, since: former.moment)
      }
    }
    let isKept = try folder.reporting { () throws(Diagnostic) in try results.values() }
    var kept = KeptFiles(files: former.files, outputs: outputs)
    for (output, isKept) in zip(outputs, isKept) where !isKept {
      if kept.files.removeValue(forKey: output.path) != nil { kept.dropped.append(output.path) }
      kept.changed.append(output)
    }
    if kept.files.count > outputs.count - kept.changed.count {
      let planned = Set(outputs.lazy.map(\.path))
      let stale = kept.files.keys.filter { !planned.contains($0) }
      for path in stale { kept.files[path] = nil }
      kept.dropped += stale
    }
    return kept
  }

  /// Whether the bundle is as a former build left it.
  func holds(_ state: BundleState) throws(ContentErrors) -> Bool {
    let files = state.files.map { (path: $0.key, stamp: $0.value.stamp) }
    let rest = [(path: FileList.path, stamp: state.list), (BundleUpdate.temporaryFolder, nil)]
    let results = (files + rest).concurrentMap { path, stamp in
      Result { () throws(Diagnostic) in try folder.has(path, stamp, since: state.moment) }
    }
    return try folder.reporting { () throws(Diagnostic) in try results.values().allSatisfy { $0 } }
  }
}

extension [Result<Bool, Diagnostic>] {
  /// The values, if there is no error among them.
  fileprivate func values() throws(Diagnostic) -> [Bool] {
    try map { result throws(Diagnostic) in try result.get() }
  }
}
