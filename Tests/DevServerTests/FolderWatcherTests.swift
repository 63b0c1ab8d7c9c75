import Foundation
import Glibc
import TestSupport
import Testing

@testable import DevServer

/// Every way in which editors and people change files.
@Suite struct FolderWatcherTests {
  @Test(arguments: [
    "write", "overwrite", "rename over", "remove", "new folder", "in a new folder", "far below",
  ])
  func changesAreSeen(_ change: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "content/a/b/c.md")
    let watcher = try FolderWatcher([folder["content"]])
    try make(change, in: folder)
    try watcher.waitForChange()
  }

  private func make(_ change: String, in folder: TemporaryFolder) throws {
    switch change {
    case "write": try folder.write("2", to: "content/new.md")
    case "overwrite": try folder.write("2", to: "content/a/b/c.md")
    case "rename over":
      try folder.write("2", to: "c.new")
      #expect(rename(folder["c.new"].path, folder["content/a/b/c.md"].path) == 0)
    case "remove": try FileManager.default.removeItem(at: folder["content/a/b/c.md"])
    case "in a new folder": try folder.write("2", to: "content/x/y/z.md")
    case "far below": try folder.write("2", to: "content/a/b/d.md")
    default:
      try FileManager.default.createDirectory(
        at: folder["content/n"], withIntermediateDirectories: true)
    }
  }

  @Test func foldersThatAppearAreWatchedToo() throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "content/a.md")
    let watcher = try FolderWatcher([folder["content"]])
    try folder.write("2", to: "content/x/b.md")
    try watcher.waitForChange()
    try folder.write("3", to: "content/x/b.md")
    try watcher.waitForChange()
  }

  @Test func aFolderThatIsNotThereNeedsNoWatching() throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "content/a.md")
    let watcher = try FolderWatcher([folder["none"], folder["content"]])
    try folder.write("2", to: "content/a.md")
    try watcher.waitForChange()
  }

  /// What version control does when it takes up another branch, and people who put a copy back.
  @Test(arguments: ["comes", "goes", "is replaced", "is removed and put back"])
  func aFolderItselfIsSeenToo(_ change: String) throws {
    let folder = try TemporaryFolder()
    if change != "comes" { try folder.write("1", to: "content/a/b.md") }
    let watcher = try FolderWatcher([folder["content"]])
    try folder.write("1", to: "copy/a/b.md")
    switch change {
    case "comes", "goes": break
    case "is replaced":
      #expect(rename(folder["content"].path, folder["old"].path) == 0)
    default:
      try FileManager.default.removeItem(at: folder["content"])
      try watcher.waitForChange()
    }
    let (from, to) = change == "goes" ? ("content", "old") : ("copy", "content")
    #expect(rename(folder[from].path, folder[to].path) == 0)
    try watcher.waitForChange()
    guard change != "goes" else { return }
    try folder.write("2", to: "content/a/b.md")
    try watcher.waitForChange()
  }

  /// The system calls both limits by what they are not: no space on a device, too many open files.
  @Test(arguments: [
    (
      ENOSPC,
      "this user watches as many folders as he may; raise fs.inotify.max_user_watches with sysctl"
    ),
    (
      EMFILE,
      "this user watches with as many programs as he may; end some, or raise "
        + "fs.inotify.max_user_instances with sysctl"
    ),
    (EACCES, "Permission denied; check its mode"),
  ])
  func faultSaysWhatToDo(_ number: Int32, reason: String) {
    #expect(FolderWatcher.Fault(path: "content", errno: number).reason == reason)
  }

  @Test(.timeLimit(.minutes(1)))
  func changesThatComeFasterThanTheyAreTakenAreNotTheLast() async throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "content/a.md")
    let changes = try FolderWatcher([folder["content"]]).changes
    for save in 2..<5 {
      try folder.write("\(save)", to: "content/a.md")
      try await Task.sleep(for: .milliseconds(100))
    }
    var change = changes.makeAsyncIterator()
    try await change.next()
    try folder.write("5", to: "content/a.md")
    try await change.next()
  }
}
