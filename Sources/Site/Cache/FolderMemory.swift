import Synchronization

/// What is known of the files of a folder, from the last build and for the next.
///
/// What was found once in a build holds until its end. A file with the stamp that it had at the last build
/// has the same bytes and is not read again.
final class FolderMemory: Sendable {
  /// A file, and what it says where it is a document.
  struct Entry: Sendable {
    let file: KnownFile
    /// A `DocumentRecord` as the cache keeps it; empty for other files.
    var record: ArraySlice<UInt8> = []
  }

  private let known: [String: Entry]
  /// When the last build began, in nanoseconds since 1970.
  private let moment: Int
  private let found = Mutex<[String: Entry]>([:])
  private let listings = Mutex<[String: FolderListing]>([:])

  /// Takes what the last build found, and when it began to look.
  init(_ known: [String: Entry] = [:], from moment: Int = 0) {
    self.known = known
    self.moment = moment
  }

  /// The file of a path, where it was found in this build.
  func file(_ path: String) -> KnownFile? {
    found.withLock { $0[path] }?.file
  }

  /// What the last build found at a path.
  func remembered(_ path: String) -> Entry? { known[path] }

  /// Notes what the last build found, if a file's stamp proves that it is still so.
  func note(_ entry: Entry, _ path: String, with stamp: FileStamp) -> Bool {
    guard entry.file.stamp.proves(stamp, since: moment) else { return false }
    found.withLock { $0[path] = entry }
    return true
  }

  /// Notes a file that was read.
  func note(_ file: KnownFile, _ path: String) {
    let record = known[path].flatMap { $0.file.digest == file.digest ? $0.record : nil }
    found.withLock { $0[path] = Entry(file: file, record: record ?? []) }
  }

  /// What the document of a path says, if that is known for its bytes.
  func record(of path: String) -> DocumentRecord? {
    guard let entry = found.withLock({ $0[path] }), !entry.record.isEmpty else { return nil }
    return DocumentRecord(cached: entry.record)
  }

  /// Keeps what a document says.
  func keep(_ record: DocumentRecord, of path: String) {
    let bytes = record.cached[...]
    found.withLock { $0[path]?.record = bytes }
  }

  /// The files below a folder, looked for once.
  func listing(of folder: String, _ look: () -> FolderListing) -> FolderListing {
    if let listing = listings.withLock({ $0[folder] }) { return listing }
    let listing = look()
    listings.withLock { $0[folder] = listing }
    return listing
  }

  /// All files that were found in this build.
  var entries: [String: Entry] { found.withLock { $0 } }
}

/// A file that was read.
struct KnownFile: Digested {
  /// Of the bytes.
  let digest: Digest
  /// Length in bytes.
  let size: Int
  let stamp: FileStamp
}

/// The files below a folder, and what is wrong with their names.
struct FolderListing: Sendable {
  let files: [String]
  let diagnostics: [Diagnostic]
}
