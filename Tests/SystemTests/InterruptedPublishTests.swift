import Foundation
import Synchronization
import TestSupport
import Testing

/// Whoever publishes is killed, or is not alone: visitors see whole releases all the same.
@Suite(.enabled(if: Project.hasRsync), .serialized)
struct InterruptedPublishTests {
  @Test(arguments: Webmaster.Way.available)
  func killedPublicationsLeaveAWholeReleaseAndTheNextOneCleansUp(way: Webmaster.Way) throws {
    let webmaster = try Webmaster(by: way)
    try webmaster.edit("0")
    let began = ContinuousClock.now
    _ = try webmaster.release()
    let wholeTime = (ContinuousClock.now - began) / .seconds(1)
    let reader = HomeReader(webmaster.homePage)
    var random = SeededRandom(seed: 2026)
    var killed = 0
    for round in 1...12 {
      try webmaster.edit("\(round)")
      let publication = try start("publish", by: webmaster)
      Thread.sleep(forTimeInterval: wholeTime * .random(in: 0..<1.2, using: &random))
      killed += publication.isRunning ? 1 : 0
      publication.send(SIGKILL)
      _ = publication.waitForEnd()
      try expectWholeRelease(webmaster)
    }
    #expect(killed > 0)
    try webmaster.edit("last")
    let last = try webmaster.release()
    #expect(try webmaster.home == "last")
    // What a killed one has started may have ended only now.
    for _ in 0..<5 where try hasLeftovers(webmaster) { #expect(try webmaster.release() == last) }
    #expect(try !hasLeftovers(webmaster))
    #expect(reader.stop().isSubset(of: Set((0...12).map { "\($0)" } + ["last"])))
  }

  @Test(arguments: Webmaster.Way.available)
  func killedRollbacksLeaveAWholeRelease(way: Webmaster.Way) throws {
    let webmaster = try Webmaster(by: way)
    for number in 0..<3 {
      try webmaster.edit("\(number)")
      _ = try webmaster.release()
    }
    let releases = try webmaster.releaseNames
    var random = SeededRandom(seed: 7)
    for round in 0..<10 {
      let rollback = try start("rollback", "--to", releases[round % 3], by: webmaster)
      Thread.sleep(forTimeInterval: .random(in: 0..<0.4, using: &random))
      rollback.send(SIGKILL)
      _ = rollback.waitForEnd()
      try expectWholeRelease(webmaster)
    }
    #expect(try webmaster.rollBack("--to", releases[1]).status == 0)
    #expect(try webmaster.home == "1")
    #expect(try webmaster.releaseNames == releases)
  }

  @Test(arguments: Webmaster.Way.available)
  func killedIndexPublicationsLeaveAWholeIndex(way: Webmaster.Way) throws {
    let webmaster = try Webmaster(by: way)
    _ = try webmaster.release()
    let key = webmaster.installation.key.path
    let versions = try ["2021-01-31", "2021-02-28"].map { day in
      let file = webmaster.folder["\(day)/skill-level.idx"]
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let built = try Project.osta(
        "index", "build", "skill-level", "--key", key, "--output", file.path, "--as-of", day,
        "content/certificates/skill-level")
      #expect(built.status == 0, "\(built.standardError)")
      return file
    }
    let index = webmaster.host.appending(path: "index/skill-level.idx")
    let whole = try ([index] + versions).map { try Data(contentsOf: $0) }
    var random = SeededRandom(seed: 9)
    for round in 0..<12 {
      let publication = try start(
        "publish", "--key", key, "--index", versions[round % 2].path, by: webmaster)
      Thread.sleep(forTimeInterval: .random(in: 0..<0.8, using: &random))
      publication.send(SIGKILL)
      _ = publication.waitForEnd()
      #expect(try whole.contains(Data(contentsOf: index)))
    }
    for _ in 0..<5 {
      #expect(try webmaster.publish("--key", key, "--index", versions[1].path).status == 0)
    }
    #expect(try Data(contentsOf: index) == whole[2])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: index.deletingLastPathComponent().path)
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test(arguments: Webmaster.Way.available)
  func publicationsAtTheSameTimeComeOneAfterTheOther(way: Webmaster.Way) throws {
    let webmaster = try Webmaster(by: way)
    let bundles = try (0..<4).map { number in
      let bundle = webmaster.folder["bundle-\(number)"]
      try FileManager.default.copyItem(at: webmaster.installation.output, to: bundle)
      try Data("\(number)".utf8).write(to: bundle.appending(path: "site/index.html"))
      return bundle
    }
    let publications = try bundles.map { bundle in
      try RunningProcess(
        Project.osta.path,
        ["publish", webmaster.destination, "--output", bundle.path]
          + (webmaster.server?.options ?? []),
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
    try expectWholeRelease(webmaster)
    // Each was made where the one before was served.
    let before = try releases.dropFirst().map {
      try FileManager.default.destinationOfSymbolicLink(
        atPath: webmaster.releases.appending(path: "\($0)/before").path)
    }
    #expect(before == Array(releases.dropLast()))
  }

  private func start(
    _ command: String, _ arguments: String..., by webmaster: Webmaster
  ) throws -> RunningProcess {
    try RunningProcess(
      Project.osta.path, webmaster.arguments(command, arguments),
      log: webmaster.folder["\(command).log"], endingSignal: SIGKILL)
  }

  private func hasLeftovers(_ webmaster: Webmaster) throws -> Bool {
    try webmaster.releaseNames.contains { $0.hasPrefix(".") }
  }

  /// Every file of what visitors see is as it was published.
  private func expectWholeRelease(_ webmaster: Webmaster) throws {
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

  init(_ page: URL) {
    Thread.detachNewThread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        let home = Result { try String(contentsOf: page, encoding: .utf8) }
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
