import Foundation
import TestSupport
import Testing

/// Builds that end before their time: visitors see whole files, and the next build does the rest.
@Suite struct KilledBuildTests {
  private typealias Files = [String: [UInt8]]

  @Test(arguments: UInt64(1)...3)
  func nextBuildCompletesAKilledOne(seed: UInt64) throws {
    let project = try ProjectCopy()
    try project.writeNotices(0..<30, saying: "甲")
    var random = SeededRandom(seed: seed)
    var time = try timeOfBuild(of: project)
    for word in ["乙", "丙", "丁", "甲"] {
      let old = try project.bundle()
      let numbers = (0..<30).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      project.remove("content/notices/sample")
      try project.writeNotices(numbers, saying: word)
      let new = try project.cleanBundle()
      try killBuild(of: project, after: Double.random(in: 0...time, using: &random))
      checkOrder(try project.bundle(), old: old, new: new)
      time = try timeOfBuild(of: project)
      #expect(try project.bundle() == new)
    }
  }

  @Test(arguments: UInt64(1)...3)
  func nextBuildCompletesAFirstOneThatWasKilled(seed: UInt64) throws {
    let project = try ProjectCopy()
    try project.writeNotices(0..<30, saying: "甲")
    let new = try project.cleanBundle()
    var random = SeededRandom(seed: seed)
    let time = try timeOfBuild(of: project)
    for _ in 0..<4 {
      project.remove("output")
      try killBuild(of: project, after: Double.random(in: 0...time, using: &random))
      try project.build()
      #expect(try project.bundle() == new)
    }
  }

  /// Builds, and measures how long it took.
  private func timeOfBuild(of project: ProjectCopy) throws -> TimeInterval {
    let start = Date()
    try project.build()
    return Date().timeIntervalSince(start)
  }

  private func killBuild(of project: ProjectCopy, after time: TimeInterval) throws {
    let build = try RunningProcess(
      Project.osta.path,
      [
        "build", "--project", project.folder.url.path, "--date", "2024-06-01", "--output",
        project.folder["output"].path,
      ], log: project.folder["log"], endingSignal: SIGKILL)
    let moment = Date(timeIntervalSinceNow: time)
    while Date() < moment, build.isRunning { usleep(500) }
  }

  /// Each file is the old or the new one; lists come after pages, and removals last.
  private func checkOrder(_ files: Files, old: Files, new: Files) {
    for (path, bytes) in files where !path.hasPrefix(".osta-new/") && path != "osta.files" {
      #expect(bytes == old[path] || bytes == new[path], "\(path)")
    }
    let pages = (0..<30).map { "site/notices/sample/\($0).html" }.filter { new[$0] != nil }
    let lists = ["site/feed.xml", "site/sitemap.xml"]
    if lists.contains(where: { files[$0] == new[$0] && new[$0] != old[$0] }) {
      #expect(pages.allSatisfy { files[$0] == new[$0] }, "pages come before lists")
    }
    let gone = old.keys.filter { new[$0] == nil && $0 != "osta.files" }
    if gone.contains(where: { files[$0] == nil }) {
      #expect(new.allSatisfy { files[$0] == $1 || $0 == "osta.files" }, "removals come last")
    }
  }
}
