import Foundation
import TestSupport
import Testing

@testable import Publishing

/// The script on this machine, word by word.
@Suite struct HostScriptTests {
  private let folder: TemporaryFolder
  private let host: WebHost

  init() throws {
    folder = try TemporaryFolder()
    host = WebHost(.folder(folder["a folder; with $(id)"].path), by: LocalFolder())
  }

  @Test func nothingIsThereBeforeTheFirstTime() throws {
    #expect(try host.look() == HostState([]))
    #expect(try folder.files() == [])
  }

  @Test func whoHasLostTheLockDoesNothingMore() throws {
    let (lock, _) = try host.lock {}
    try host.run("clean", ".new-x")
    // As if this process had been killed, and somebody else had come.
    try lock.release()
    let other = WebHost(host.destination, by: LocalFolder())
    let (otherLock, _) = try other.lock {}
    for verb in ["clean", "verify", "check", "finish", "switch", "remove"] {
      let error = #expect(throws: PublishingError.self) { try host.run(verb, "x", "y", "z") }
      #expect(
        error?.message == "\(host.destination.path)/.lock: error: somebody else publishes here by "
          + "now; publish again")
    }
    try otherLock.release()
  }

  @Test func secondOneWaitsUntilTheFirstIsDone() throws {
    let (first, _) = try host.lock {}
    let other = WebHost(host.destination, by: LocalFolder())
    var hasWaited = false
    let (second, _) = try other.lock {
      hasWaited = true
      do { try first.release() } catch { Issue.record(error) }
    }
    #expect(hasWaited)
    try second.release()
  }

  @Test func folderThatCannotBeMadeIsAnError() throws {
    try folder.write("", to: "file")
    let host = WebHost(.folder(folder["file/x"].path), by: LocalFolder())
    let error = #expect(throws: PublishingError.self) { _ = try host.lock {} }
    #expect(error?.message.contains("file/x: error: the host could not do it (status ") == true)
  }

  @Test func programThatIsNotThereIsAnError() {
    let error = #expect(throws: PublishingError.self) { try linesOf(["osta-no-such-program"]) }
    #expect(error?.message.contains("there is no such program") == true)
  }
}
