import Posix
import Synchronization

/// What is known of the files of a folder, from the last build and for the next.
///
/// What was found once in a build holds until its end. A file with the stamp that it had at the last build
/// has the same bytes and is not read again.
final class FolderMemory: Sendable {
  /// A file, and what it says where it is a document.
  struct Entry: Sendable {
    let file: KnownFile
    /// A `DocumentRecord` as the cache keeps it, without fields where `notice` has them; empty for other files.
    var record: ArraySlice<UInt8> = []
    /// A `NoticeText` as the cache keeps it; empty where there is none, or where something is wrong with it.
    var notice: ArraySlice<UInt8> = []

    /// What the document says, if that is known.
    var document: DocumentRecord? {
      record.isEmpty ? nil : DocumentRecord(cached: record)
    }
  }

  private let known: [String: Entry]
  /// Notices of the last build, where this process has made it.
  private let notices: [String: NoticeText]
  /// When the last build began, in nanoseconds since 1970.
  private let moment: Int
  /// What this build had found when the memory was settled; nobody waits for it.
  private let settled: [String: Entry]
  /// What it has found since.
  private let found = Mutex<[String: Entry]>([:])
  private let listings: Mutex<[String: FolderListing]>

  /// Takes what the last build found, and when it began to look.
  init(
    _ known: [String: Entry] = [:], notices: [String: NoticeText] = [:], from moment: Int = 0
  ) {
    self.known = known
    self.notices = notices
    self.moment = moment
    settled = [:]
    listings = Mutex([:])
  }

  /// The memory of a build that has looked for everything.
  private init(settling memory: FolderMemory) {
    known = memory.known
    notices = memory.notices
    moment = memory.moment
    settled = memory.entries
    listings = Mutex(memory.listings.withLock { $0 })
  }

  /// The same for the rest of the build, in which all cores ask for what was found.
  func settling() -> FolderMemory { FolderMemory(settling: self) }

  /// What was found at a path in this build; once the memory is settled, as it was then.
  func entry(_ path: String) -> Entry? {
    settled[path] ?? found.withLock { $0[path] }
  }

  /// What the last build found at a path, if the stamp of the file proves that it is still so.
  func remembered(
    _ path: String, stamp: () throws(SystemError) -> FileStamp
  ) throws(SystemError) -> Entry? {
    guard let entry = known[path], entry.file.stamp.proves(try stamp(), since: moment) else {
      return nil
    }
    return entry
  }

  /// The notice of a file that is still the same; nil where it has to be made anew.
  func notice(_ path: String, _ file: KnownFile) -> NoticeText? {
    guard let notice = notices[path], notice.body.fileDigest == file.digest,
      notice.attachments.isEmpty
    else { return nil }
    return notice
  }

  /// What is known of a file that was read.
  func entry(_ file: KnownFile, _ path: String) -> Entry {
    guard let entry = known[path], entry.file.digest == file.digest else {
      return Entry(file: file)
    }
    return Entry(file: file, record: entry.record, notice: entry.notice)
  }

  /// Notes what was found.
  func note(_ entries: [(String, Entry)]) {
    found.withLock { found in
      found.reserveCapacity(found.count + entries.count)
      for (path, entry) in entries { found[path] = entry }
    }
  }

  /// Keeps what a document says; the fields of a notice are kept as what they mean.
  func keep(_ record: DocumentRecord, _ notice: NoticeText? = nil, of path: String) {
    guard var entry = entry(path) else { return }
    entry.record = (notice == nil ? record : record.withoutFields).cached[...]
    entry.notice = notice?.cached[...] ?? []
    note([(path, entry)])
  }

  /// The files below a folder, looked for once.
  func listing(of folder: String, _ look: () -> FolderListing) -> FolderListing {
    if let listing = listings.withLock({ $0[folder] }) { return listing }
    let listing = look()
    listings.withLock { $0[folder] = listing }
    return listing
  }

  /// All files that were found in this build.
  var entries: [String: Entry] {
    let found = found.withLock { $0 }
    return settled.isEmpty ? found : settled.merging(found) { $1 }
  }
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
