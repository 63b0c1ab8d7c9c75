import Foundation
import Synchronization
import TestSupport
import Testing

/// Whoever publishes is killed, or is not alone: visitors see whole releases all the same.
@Suite(.enabled(if: Project.hasRsync), .serialized)
struct InterruptedPublishTests {
  private let webmaster: Webmaster

  init() throws {
    webmaster = try Webmaster()
  }

  @Test func killedPublicationsLeaveAWholeReleaseAndTheNextOneCleansUp() throws {
    try webmaster.edit("0")
    let began = ContinuousClock.now
    _ = try webmaster.release()
    let wholeTime = (ContinuousClock.now - began) / .seconds(1)
    let reader = HomeReader(webmaster)
    var random = SplitMix(state: 2026)
    var killed = 0
    for round in 1...20 {
      try webmaster.edit("\(round)")
      let publication = try start("publish")
      Thread.sleep(forTimeInterval: wholeTime * .random(in: 0..<1.2, using: &random))
      killed += publication.isRunning ? 1 : 0
      publication.send(SIGKILL)
      _ = publication.waitForEnd()
      try expectWholeRelease()
    }
    #expect(killed > 0)
    try webmaster.edit("last")
    let last = try webmaster.release()
    #expect(try webmaster.home == "last")
    // What a killed one has started may have ended only now.
    for _ in 0..<5 where try hasLeftovers { #expect(try webmaster.release() == last) }
    #expect(try !hasLeftovers)
    #expect(reader.stop().isSubset(of: Set((0...20).map { "\($0)" } + ["last"])))
  }

  @Test func killedRollbacksLeaveAWholeRelease() throws {
    for number in 0..<3 {
      try webmaster.edit("\(number)")
      _ = try webmaster.release()
    }
    let releases = try webmaster.releaseNames
    var random = SplitMix(state: 7)
    for round in 0..<10 {
      let rollback = try start("rollback", "--to", releases[round % 3])
      Thread.sleep(forTimeInterval: .random(in: 0..<0.4, using: &random))
      rollback.send(SIGKILL)
      _ = rollback.waitForEnd()
      try expectWholeRelease()
    }
    #expect(try webmaster.rollBack("--to", releases[1]).status == 0)
    #expect(try webmaster.home == "1")
    #expect(try webmaster.releaseNames == releases)
  }

  @Test func publicationsAtTheSameTimeComeOneAfterTheOther() throws {
    let bundles = try (0..<4).map { number in
      let bundle = webmaster.folder["bundle-\(number)"]
      try FileManager.default.copyItem(at: webmaster.installation.output, to: bundle)
      try Data("\(number)".utf8).write(to: bundle.appending(path: "site/index.html"))
      return bundle
    }
    let publications = try bundles.map { bundle in
      try RunningProcess(
        Project.osta.path, ["publish", webmaster.destination, "--output", bundle.path],
        log: webmaster.folder[bundle.lastPathComponent + ".log"])
    }
    for publication in publications {
      let status = publication.waitForEnd()
      let output = try publication.output
      #expect(status == 0, "\(output)")
    }
    let releases = try webmaster.releaseNames
    #expect(releases.count == 4)
    #expect(webmaster.current == releases.last)
    try expectWholeRelease()
    // Each was made where the one before was served.
    let before = try releases.dropFirst().map {
      try FileManager.default.destinationOfSymbolicLink(
        atPath: webmaster.releases.appending(path: "\($0)/before").path)
    }
    #expect(before == Array(releases.dropLast()))
  }

  private func start(_ command: String, _ arguments: String...) throws -> RunningProcess {
    try RunningProcess(
      Project.osta.path, webmaster.arguments(command, arguments),
      log: webmaster.folder["\(command).log"], endingSignal: SIGKILL)
  }

  private var hasLeftovers: Bool {
    get throws { try webmaster.releaseNames.contains { $0.hasPrefix(".") } }
  }

  /// Every file of what visitors see is as it was published.
  private func expectWholeRelease() throws {
    let check = try runProcess(
      URL(filePath: "/usr/bin/sha256sum"), arguments: ["--check", "--quiet", "osta.sums"],
      folder: webmaster.host.appending(path: "current").resolvingSymlinksInPath())
    #expect(check.status == 0, "\(check.text)")
    let release = try #require(webmaster.current)
    #expect(release.count == "20261125T130500Z-3f9a2c1b77d0".count)
  }
}

/// A visitor who asks for the home page all the time.
private final class HomeReader: Sendable {
  private let isStopped = Atomic(false)
  private let seen = Mutex<Set<String>>([])
  private let ended = DispatchSemaphore(value: 0)

  init(_ webmaster: Webmaster) {
    Thread.detachNewThread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        let home = Result { try webmaster.home }
        seen.withLock { seen in
          switch home {
          case .success(let text): _ = seen.insert(text)
          case .failure(let error): _ = seen.insert("\(error)")
          }
        }
      }
      ended.signal()
    }
  }

  /// Everything that was seen, errors too.
  func stop() -> Set<String> {
    isStopped.store(true, ordering: .relaxed)
    ended.wait()
    return seen.withLock { $0 }
  }
}
