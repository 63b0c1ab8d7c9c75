import Foundation
import Posix
import TestSupport
import Testing

@Suite struct ReplacementFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func open(mode: UInt32 = 0o644) throws -> ReplacementFile {
    try ReplacementFile(replacing: Array(folder["target"].path.utf8), mode: mode)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.read(name), as: UTF8.self)
  }

  @Test func committedFileTakesItsPlaceWithItsMode() throws {
    try folder.write("old", to: "target")
    let file = try open(mode: 0o640)
    try file.write(Array("new ".utf8))
    try file.write(Array("file".utf8))
    #expect(try text("target") == "old")
    try file.commit()
    #expect(try text("target") == "new file")
    #expect(try folder.files() == ["target"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder["target"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func fileThatIsNotCommittedIsRemoved() throws {
    try folder.write("old", to: "target")
    do {
      let file = try open()
      try file.write(Array("new".utf8))
      #expect(try folder.files() == ["target", "target.new"])
    }
    #expect(try folder.files() == ["target"])
    #expect(try text("target") == "old")
  }

  @Test func secondWriterIsRefusedWhileTheFirstLives() throws {
    let first = try open()
    try first.write(Array("first".utf8))
    #expect(throws: SystemError(code: EWOULDBLOCK)) { try open() }
    #expect(
      String(decoding: SystemError(code: EWOULDBLOCK).text, as: UTF8.self).contains("another"))
    try first.commit()
    #expect(try text("target") == "first")
    let second = try open()
    try second.write(Array("second".utf8))
    try second.commit()
    #expect(try text("target") == "second")
  }

  @Test func writerThatWasRefusedDoesNotRemoveTheFileOfTheOther() throws {
    let first = try open()
    #expect(throws: SystemError.self) { try open() }
    #expect(try folder.files() == ["target.new"])
    try first.commit()
    #expect(try folder.files() == ["target"])
  }

  @Test func whatACrashLeftBehindIsTakenOver() throws {
    try folder.write("left by a crash, and longer", to: "target.new")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o666], ofItemAtPath: folder["target.new"].path)
    let file = try open(mode: 0o600)
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try text("target") == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder["target"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func fileIsForTheSamePeopleAsAnotherOne() throws {
    let other = try folder.write("other", to: "other")
    for mode in [0o640, 0o400] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: other.path)
      let file = try open(mode: 0o600)
      try file.takeOwner(from: try ReadableFile(path: Array(other.path.utf8)).status())
      try file.commit()
      var status = stat()
      #expect(stat(folder["target"].path, &status) == 0)
      #expect(status.st_mode & 0o7777 == mode_t(mode))
      #expect(status.st_uid == getuid())
    }
  }

  @Test func symbolicLinkInThePlaceOfTheNewFileIsRefused() throws {
    try folder.write("precious", to: "other")
    try folder.link("target.new", to: "other")
    #expect(throws: SystemError(code: ELOOP)) { try open() }
    #expect(try text("other") == "precious")
    #expect(try folder.files() == ["other", "target.new"])
  }

  @Test func whatIsNoOrdinaryFileIsNeverReplaced() throws {
    #expect(mkfifo(folder["pipe"].path, 0o600) == 0)
    try folder.link("link", to: "pipe")
    for name in ["pipe", "link", ".", "./"] {
      #expect(throws: SystemError(code: EINVAL)) {
        try ReplacementFile(replacing: Array(folder[name].path.utf8), mode: 0o644)
      }
    }
    #expect(try folder.files() == ["link", "pipe"])
  }

  @Test func symbolicLinkIsReplacedAndNotWhatItNames() throws {
    try folder.write("other", to: "other")
    try folder.link("target", to: "other")
    let file = try open()
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try text("target") == "new")
    #expect(try text("other") == "other")
  }

  @Test func pathIsReadyToBeReadBeforeItIsCommitted() throws {
    let file = try open()
    try file.write(Array("whole".utf8))
    let contents = try ReadableFile.contents(of: file.temporaryPath, limit: 10)
    #expect(contents.bytes == Array("whole".utf8))
  }
}
