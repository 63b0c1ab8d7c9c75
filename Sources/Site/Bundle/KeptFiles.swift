/// The planned files of a bundle that stay as they are.
struct KeptFiles: Sendable {
  /// The files by their paths in the bundle.
  var files: [String: WrittenFile] = [:]
  /// All planned files, also those that change.
  var outputs: [Output] = []
  /// Those that change.
  var changed: [Output] = []
  /// The paths of files of the last build that do not stay: they change, or are planned no more.
  var dropped: [String] = []

  /// The file of a path as it would be made; nil where it is none that stays.
  func output(_ path: String) -> Output? {
    files[path] == nil ? nil : outputs.first { $0.path == path }
  }
}
