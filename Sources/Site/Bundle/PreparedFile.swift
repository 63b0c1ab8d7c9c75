import Parallel

/// A file of the bundle that can be written: its templates and content have been found right.
struct PreparedFile: Sendable {
  /// The path from the bundle's folder.
  let path: String
  let stage: Output.Stage
  /// Who may do what with the file: all may read it, and run it where it is a program.
  let mode: UInt32
  /// Of everything that the file is made from.
  let source: Digest
  let rendering: Rendering
}

extension Output {
  /// The file, ready to be written.
  fileprivate func prepared() throws(ContentErrors) -> PreparedFile {
    PreparedFile(
      path: path, stage: stage, mode: isProgram ? 0o755 : 0o644, source: digest,
      rendering: try prepare())
  }
}

extension [Output] {
  /// Prepares all files, on all cores.
  ///
  /// - Throws: Everything that is wrong with any of them, each mistake once: every page has the layout,
  ///   and with it its mistakes.
  func prepared(_ timings: BuildTimings) throws(ContentErrors) -> [PreparedFile] {
    let results = concurrentMap { output in
      Result { () throws(ContentErrors) in
        try timings.measure(.render) { () throws(ContentErrors) in try output.prepared() }
      }
    }
    var files: [PreparedFile] = []
    var diagnostics: Set<Diagnostic> = []
    for result in results {
      do throws(ContentErrors) {
        files.append(try result.get())
      } catch {
        diagnostics.formUnion(error.diagnostics)
      }
    }
    guard diagnostics.isEmpty else { throw ContentErrors(diagnostics: diagnostics.sorted()) }
    return files
  }
}
