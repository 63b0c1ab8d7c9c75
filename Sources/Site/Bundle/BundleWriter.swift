package import Foundation

/// Writes the files of a bundle, each whole: whoever opens one finds the old or the new.
///
/// What pages refer to is there before the pages, the pages before the lists that lead to them, and what
/// is no longer made goes last. A build that is killed leaves whole files, and the next completes it.
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
  /// - Throws: Files of others that stand in the way, before anything is written; then the first error of
  ///   the file system.
  package func write(_ site: PreparedSite) throws(ContentErrors) -> Summary {
    try write(site.files)
  }

  /// Writes files that are no whole site.
  ///
  /// - Throws: What is wrong with them, before anything is written, and all that a site can throw.
  package func write(_ outputs: [Output]) throws(ContentErrors) -> Summary {
    try write(try outputs.prepared())
  }

  private func write(_ files: [PreparedFile]) throws(ContentErrors) -> Summary {
    let update = try reporting { () throws(Diagnostic) in
      BundleUpdate(folder: folder, files: files, known: try FileList(in: folder))
    }
    let foreign = try reporting { () throws(Diagnostic) in try update.foreignFiles() }
    guard foreign.isEmpty else { throw ContentErrors(diagnostics: foreign) }
    return try reporting { () throws(Diagnostic) in try update.run() }
  }

  /// Whether a build is writing into a folder, or was ended before it was done.
  package static func isAtWork(in output: URL) -> Bool {
    FileManager.default.fileExists(
      atPath: output.appending(path: BundleUpdate.temporaryFolder).path)
  }

  private func reporting<Value>(
    _ work: () throws(Diagnostic) -> Value
  ) throws(ContentErrors) -> Value {
    do throws(Diagnostic) {
      return try work()
    } catch {
      throw ContentErrors(diagnostics: [error])
    }
  }
}
