import DevServer
import Foundation
import Glibc
import TestSupport
import Testing

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
}
