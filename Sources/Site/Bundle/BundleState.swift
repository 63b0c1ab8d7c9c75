/// A bundle as a build left it.
struct BundleState: Sendable {
  /// A moment after all of it was written, in nanoseconds since 1970.
  var moment = 0
  /// Each file that was planned, by its path.
  var files: [String: WrittenFile] = [:]
  /// The list of these files.
  var list: FileStamp?
  /// Where its pages lead; nil where some lead nowhere.
  var links: SiteLinks?
}

/// A file of the bundle as a build left it.
struct WrittenFile: Sendable {
  /// Of everything that it was made from.
  let source: Digest
  /// Nil where it was found that there is to be no such file.
  let stamp: FileStamp?
}
