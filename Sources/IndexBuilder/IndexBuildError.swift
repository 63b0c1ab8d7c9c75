package import CertificateIndex
package import Posix

/// Why there is no new index; the old one is as it was.
package enum IndexBuildError: Error {
  /// An input cannot be read to its end.
  case input(InputError)
  /// The rule for replacement keeps the old index in its place.
  case refused(
    path: String, objection: String, sources: [(name: String, counts: SourceCounts)],
    oldSources: [IndexSource])
  /// The index or the temporary files beside it cannot be written.
  case output(path: String, SystemError)
  /// The report cannot be written.
  case report(path: String, SystemError)
  /// The input has more of something than an index can have; where, and what to do.
  case limit(String)
  /// What was written cannot be read back: the disk or the memory is faulty.
  case verification(path: String, IndexError)

  /// Where, what and what to do.
  package var message: String {
    switch self {
    case .input(let error):
      error.message
    case .refused(let path, let objection, let sources, let oldSources):
      (["\(path): error: \(objection); the old index is unchanged"]
        + sources.map { "  new: \($0.name): \($0.counts.text)" }
        + oldSources.map {
          "  old: \(String(decoding: $0.name, as: UTF8.self)): \(SourceCounts($0).text)"
        }).joined(separator: "\n")
    case .output(let path, let error):
      "\(path): error: the index cannot be written: \(text(error)); the old one is unchanged"
    case .report(let path, let error):
      "\(path): error: the report cannot be written: \(text(error)); the old index is unchanged"
    case .limit(let message):
      message
    case .verification(let path, let error):
      "\(path): error: what was written cannot be read back: "
        + "\(String(decoding: error.message, as: UTF8.self)); the old index is unchanged"
    }
  }

  private func text(_ error: SystemError) -> String {
    String(decoding: error.text, as: UTF8.self)
  }
}
