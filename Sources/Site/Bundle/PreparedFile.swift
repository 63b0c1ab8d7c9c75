import Parallel
import Synchronization

/// A file of the bundle that can be written: its templates and content have been found right.
///
/// It is one for all lists that it is in.
final class PreparedFile: Sendable {
  /// The path from the bundle's folder.
  let path: String
  let stage: Output.Stage
  /// Who may do what with the file: all may read it, and run it where it is a program.
  let mode: UInt32
  /// Of everything that the file is made from.
  let source: Digest
  /// Nil as soon as the file is written.
  private let rendering: Mutex<Rendering?>

  /// Prepares a planned file.
  init(_ output: Output) throws(ContentErrors) {
    path = output.path
    stage = output.stage
    mode = output.isProgram ? 0o755 : 0o644
    source = output.digest
    rendering = Mutex(try output.prepare())
  }

  /// Where the file leads, and where links can lead in it; before it is written.
  var references: PageReferences { rendering.withLock { $0 }?.references ?? .none }

  /// The bytes of a file that is to be written later; nil where there is to be none.
  func bytes() throws(Diagnostic) -> [UInt8]? {
    try rendering.withLock { $0 }?.bytes()
  }

  /// The bytes of the file, whose texts are let go.
  func lastBytes() throws(Diagnostic) -> [UInt8]? {
    guard let rendering = rendering.withLock({ $0.take() }) else {
      preconditionFailure("a file is written once")
    }
    return try rendering.bytes()
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
        try timings.measure(.render) { () throws(ContentErrors) in try PreparedFile(output) }
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
