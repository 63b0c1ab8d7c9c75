import Foundation
import Posix
import TestSupport
import Testing

@testable import Site

/// What is believed of a file without reading it.
@Suite struct FolderMemoryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("甲", to: "a")
  }

  /// The folder for a build after one that began in a moment and found the file to be something else.
  private func opened(after moment: Int) throws -> ContentFolder {
    let fresh = ContentFolder(url: folder.url, name: "content")
    let file = try fresh.contents("a").file
    let known = KnownFile(digest: "乙".digest, size: 3, stamp: file.stamp)
    return fresh.opened(
      with: FolderMemory(["a": FolderMemory.Entry(file: known)], from: moment), BuildTimings())
  }

  @Test func fileThatWasAtRestIsNotReadAgain() throws {
    #expect(try opened(after: .max).contents("a").file.digest == "乙".digest)
  }

  @Test func fileThatWasChangedJustBeforeIsReadAgain() throws {
    #expect(
      try opened(after: FileStamp.now - 3_600_000_000_000).contents("a").file.digest != "乙".digest)
  }

  @Test func fileWithAnotherStampIsReadAgain() throws {
    let opened = try opened(after: .max)
    try folder.write("甲乙", to: "a")
    #expect(try opened.contents("a").file.size == 6)
  }

  @Test func fileWhoseTimeWasSetBackIsReadAgain() throws {
    let opened = try opened(after: .max)
    let before = try folder.status("a")
    let deadline = Date(timeIntervalSinceNow: 20)
    // The time of the last change of any kind goes on in steps of some milliseconds.
    repeat {
      try folder.overwrite("a", with: Array("丁".utf8))
    } while try folder.status("a").changed == before.changed && Date() < deadline
    let after = try folder.status("a")
    #expect((after.modified, after.size) == (before.modified, before.size))
    #expect(after.inode == before.inode)
    #expect(try opened.contents("a").file.digest == "丁".digest)
  }

  @Test func fileThatChangesDuringABuildIsAnError() throws {
    let opened = try opened(after: 0)
    _ = try opened.contents("a")
    try folder.write("丙", to: "a")
    #expect(throws: Diagnostic.self) { try opened.bytes("a") }
  }
}
