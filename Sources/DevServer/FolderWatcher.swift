package import Foundation
import Glibc
import Synchronization

/// Tells when files below some folders change, by Linux's inotify.
package final class FolderWatcher: Sendable {
  /// Why a folder cannot be watched.
  package struct Fault: Error {
    /// The folder.
    package let path: String
    /// Why, and what to do.
    package let reason: String

    /// What a call of inotify says of a folder, or of all where there is none.
    init(path: String, errno: Int32) {
      self.path = path
      reason =
        switch errno {
        case ENOSPC:
          "this user watches as many folders as he may; raise fs.inotify.max_user_watches with sysctl"
        case EMFILE:
          "this user watches with as many programs as he may; end some, or raise "
            + "fs.inotify.max_user_instances with sysctl"
        default: "\(String(cString: strerror(errno))); check its mode"
        }
    }
  }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

  /// Milliseconds after which it is looked whether a folder is another one.
  private static let lookAgain: Int32 = 500

  private let folders: [URL]
  private let descriptor: Int32
  /// The watch of each folder, nil where it is not there.
  private let watches = Mutex<[Int32?]>([])

  /// Begins to watch folders and all below them.
  package init(_ folders: [URL]) throws(Fault) {
    self.folders = folders
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw Fault(path: "inotify", errno: errno) }
    try watchAll()
  }

  deinit { close(descriptor) }

  /// Waits for a change, and then until nothing has changed for a moment: an editor writes in steps.
  ///
  /// - Parameter quiet: Milliseconds without a change.
  /// - Throws: That a new folder cannot be watched.
  package func waitForChange(quiet: Int32 = 15) throws(Fault) {
    while !drain(waiting: FolderWatcher.lookAgain), try !isAnyReplaced {}
    try watchAll()
    while drain(waiting: quiet) {
      try watchAll()
    }
  }

  /// A value for each change, however long whoever takes them works on one.
  package var changes: AsyncThrowingStream<Void, any Error> {
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { stream in
      // Waiting blocks, so it has a thread of its own.
      Thread.detachNewThread {
        do {
          while try self.next(for: stream) {}
        } catch {
          stream.finish(throwing: error)
        }
      }
    }
  }

  /// Passes on a change; false where nobody takes them any more.
  private func next(
    for stream: AsyncThrowingStream<Void, any Error>.Continuation
  ) throws(Fault) -> Bool {
    try waitForChange()
    // A change is dropped where the one before has not been taken yet: the two are taken as one.
    return if case .terminated = stream.yield() { false } else { true }
  }

  /// Takes what has happened, and says whether anything has.
  private func drain(waiting milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var anything = false
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 { anything = true }
    return anything
  }

  /// Watches every folder; those that are watched already stay so.
  private func watchAll() throws(Fault) {
    var watches: [Int32?] = []
    for folder in folders { watches.append(try watchTree(folder)) }
    self.watches.withLock { $0 = watches }
  }

  /// Whether one of the folders has come, has gone, or has another in its place, which no event tells.
  private var isAnyReplaced: Bool {
    get throws(Fault) {
      var watches: [Int32?] = []
      for folder in folders { watches.append(try watch(folder)) }
      return self.watches.withLock { $0 != watches }
    }
  }

  @discardableResult private func watchTree(_ folder: URL) throws(Fault) -> Int32? {
    guard let watch = try watch(folder) else { return nil }
    for child in subfolders(of: folder) { try watchTree(child) }
    return watch
  }

  /// The watch of a folder alone, which is the same as long as it is the same folder.
  private func watch(_ folder: URL) throws(Fault) -> Int32? {
    let watch = inotify_add_watch(descriptor, folder.path, FolderWatcher.events)
    guard watch < 0 else { return watch }
    // A folder that has gone in the meantime needs no watching.
    guard errno != ENOENT, errno != ENOTDIR else { return nil }
    throw Fault(path: folder.path, errno: errno)
  }

  private func subfolders(of folder: URL) -> [URL] {
    guard let stream = opendir(folder.path) else { return [] }
    defer { closedir(stream) }
    var folders: [URL] = []
    while let entry = readdir(stream) {
      guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { folders.append(folder.appending(path: name)) }
    }
    return folders
  }
}
