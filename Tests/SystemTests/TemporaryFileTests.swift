import Foundation
import TestSupport
import Testing

/// What lies beside an index while it is built: files without a name, with no field in the clear.
@Suite struct TemporaryFileTests {
  /// Writes rows of few certificates, each repeated often, so that even a short build needs a disk; and
  /// what stands in their fields.
  private func writeBatch(in folder: TemporaryFolder) throws -> (personal: URL, all: URL) {
    let samples = try Project.osta("sample", "skill-level", "--count", "16", "--seed", "29").text
      .split(separator: "\n").map(String.init)
    let rows = samples.dropFirst().map { $0 + "\n" }.joined()
    try folder.write(
      samples[0] + "\n" + String(repeating: rows, count: 12_500), to: "batch.csv")
    let cells = samples.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    // A certificate's number is also looked for without its first letter.
    let personal = cells.flatMap { [$0[0], String($0[0].dropFirst()), $0[2], $0[3]] }
    let texts = cells.flatMap { [$0[1], $0[4], $0[6]] }
    return (
      try folder.write(lines(personal), to: "personal.txt"),
      try folder.write(lines(personal + texts), to: "all.txt")
    )
  }

  private func lines(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  @Test func filesOfARunningBuildHaveNoNameAndHoldNoField() throws {
    let folder = try TemporaryFolder()
    let facts = try writeBatch(in: folder)
    let key = folder["osta.key"].path
    #expect(try Project.osta("key", "new", key).status == 0)
    try folder.write([], to: "index/.keep")
    let build = try RunningProcess(
      Project.osta.path,
      [
        "index", "build", "skill-level", "--key", key, "--as-of", "2020-10-28", "--project",
        Project.folder.path, "--output", folder["index/skill-level.idx"].path,
        folder["batch.csv"].path,
      ], log: folder["build.log"])
    var largest = 0
    while build.isRunning {
      largest = max(largest, try look(at: build, beside: folder["index"], facts: facts))
      usleep(largest == 0 ? 20_000 : 200_000)
    }
    let (status, output) = (build.waitForEnd(), try build.output)
    #expect(status == 0, "\(output)")
    #expect(largest > 1 << 20, "rows lay in a temporary file, and it was searched")
    #expect(try names(in: folder["index"]) == [".keep", "skill-level.idx"])
    #expect(try holds(folder["batch.csv"], anyOf: facts.personal), "the search finds what is there")
  }

  /// Looks at the temporary files of a build that stands still meanwhile.
  ///
  /// - Returns: Bytes of the largest one; 0 also where the build has ended.
  private func look(
    at build: RunningProcess, beside folder: URL, facts: (personal: URL, all: URL)
  ) throws -> Int {
    build.send(SIGSTOP)
    defer { build.send(SIGCONT) }
    guard standsStill(build) else { return 0 }
    for name in try names(in: folder) where name != ".keep" && name != "skill-level.idx" {
      #expect(name == "skill-level.idx.new")
      let file = try FileManager.default.attributesOfItem(
        atPath: folder.appending(path: name).path)
      #expect([0o600, 0o644].contains(file[.posixPermissions] as? Int))
    }
    return try files(of: build, in: folder).reduce(0) { largest, file in
      guard file.isDeleted else {
        #expect(file.isIndex, "\(file.target)")
        #expect(try !holds(file.url, anyOf: facts.personal), "\(file.target)")
        return largest
      }
      #expect(try !holds(file.url, anyOf: facts.all), "\(file.target)")
      return max(largest, Int(try FileHandle(forReadingFrom: file.url).seekToEnd()))
    }
  }

  /// Waits until a process that was sent SIGSTOP stands still; false where it has ended instead.
  private func standsStill(_ process: RunningProcess) -> Bool {
    while let stat = try? String(
      contentsOfFile: "/proc/\(process.identifier)/stat", encoding: .utf8),
      let state = stat.components(separatedBy: ") ").last?.first, state != "Z", state != "X"
    {
      if state == "T" { return true }
      usleep(100)
    }
    return false
  }

  /// Whether one of the texts in a file `texts`, a line each, stands anywhere in a file.
  private func holds(_ file: URL, anyOf texts: URL) throws -> Bool {
    let search = try runProcess(
      URL(filePath: "/bin/grep"),
      arguments: ["--quiet", "--text", "--fixed-strings", "--file", texts.path, file.path],
      environment: ["LC_ALL": "C"])
    try #require(search.status < 2, "\(search.standardError)")
    return search.status == 0
  }

  /// A file that a process has open.
  private struct OpenFile {
    let url: URL
    let target: String

    var isDeleted: Bool { target.hasSuffix(" (deleted)") }

    /// Whether it is the new index, before or after it takes its place.
    var isIndex: Bool {
      target.hasSuffix("/skill-level.idx.new") || target.hasSuffix("/skill-level.idx")
    }
  }

  /// What a process has open in a folder.
  private func files(of process: RunningProcess, in folder: URL) throws -> [OpenFile] {
    let descriptors = "/proc/\(process.identifier)/fd"
    return try FileManager.default.contentsOfDirectory(atPath: descriptors).compactMap { name in
      let path = "\(descriptors)/\(name)"
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
        target.hasPrefix(folder.path + "/")
      else { return nil }
      return OpenFile(url: URL(filePath: path), target: target)
    }
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
