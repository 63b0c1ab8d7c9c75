import Foundation
import TestSupport
import Testing

/// A disk without room: the build says so and ends, and the old index is as it was.
///
/// Each case has a memory disk of its own, in a mount namespace that ends with the case.
@Suite(
  .enabled(
    if: SmallDisk.isAllowed,
    "NOT TESTED HERE: what happens on a full disk; this user may not mount a memory disk"))
struct FullDiskTests {
  /// A build that does not fit.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Bytes of the disk.
    let size: Int
    /// How often the rows of each certificate are repeated.
    let repetitions: Int
    /// How many certificates there are.
    let certificates: Int
    /// Options of the build.
    var options: [String] = []
    /// What has no room.
    var file = "disk/skill-level.idx"
  }

  static let cases = [
    Case(
      testDescription: "no room for the new index", size: 256 << 10, repetitions: 1,
      certificates: 20_000),
    // 200,000 rows of 16 certificates: an index of a few pages, and partitions of 16 MB.
    Case(
      testDescription: "room for the index but not for the partitions", size: 2 << 20,
      repetitions: 12_500, certificates: 16),
    Case(
      testDescription: "room for the index but not for the report", size: 1 << 20,
      repetitions: 200, certificates: 200, options: ["--report", "disk/report.csv"],
      file: "disk/report.csv"),
  ]

  @Test(arguments: cases)
  func fullDiskIsNamedAndTheOldIndexStays(full: Case) throws {
    let disk = try SmallDisk(rows: batch(full))
    let output = try disk.run(size: full.size, options: full.options)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(try disk.text("status") == "1\n")
    let message = try disk.text("message")
    #expect(message.hasPrefix("\(full.file): error: "), "\(message)")
    #expect(message.contains("no space left on the device"), "\(message)")
    #expect(try disk.folder.read("after.idx") == disk.folder.read("before.idx"))
    #expect(try disk.text("names") == "skill-level.idx\n", "nothing else is left")
    #expect(try disk.text("verified") == "0\n")
    let answer = try #require(Answer(disk.folder.read("answer")))
    #expect(answer.result == "found")
  }

  /// The same disk, but large enough: it is not the case itself that fails.
  @Test(arguments: cases)
  func sameBuildSucceedsWhereThereIsRoom(full: Case) throws {
    let disk = try SmallDisk(rows: batch(full))
    let output = try disk.run(size: 128 << 20, options: full.options)
    #expect(output.status == 0, "\(output.standardError)")
    let message = try disk.text("message")
    #expect(try disk.text("status") == "0\n", "\(message)")
    let (before, after) = try (disk.folder.read("before.idx"), disk.folder.read("after.idx"))
    #expect(before != after)
    // Where rows are repeated, both indexes fit on the small disk, and something else does not.
    #expect((before.count + after.count < full.size) == (full.repetitions > 1))
  }

  private func batch(_ full: Case) throws -> String {
    let samples = try Project.osta(
      "sample", "skill-level", "--count", "\(full.certificates)", "--seed", "23"
    ).text
    let header = try #require(samples.firstIndex(of: "\n"))
    let rows = samples[samples.index(after: header)...]
    return samples[...header] + String(repeating: String(rows), count: full.repetitions)
  }
}

/// A folder in which a script builds an index on a small disk `disk` and writes down what happened.
private final class SmallDisk {
  private let installation: Installation
  var folder: TemporaryFolder { installation.folder }

  /// Whether this user may mount a disk in a namespace of its own.
  static let isAllowed =
    (try? runProcess(unshare, arguments: namespace + ["mount", "-t", "tmpfs", "tmpfs", "/mnt"]))?
    .status == 0

  private static let unshare = URL(filePath: "/usr/bin/unshare")

  /// The options of `unshare`; who is not root becomes root of the namespace alone.
  private static let namespace =
    geteuid() == 0 ? ["--mount"] : ["--mount", "--map-root-user"]

  init(rows: String) throws {
    installation = try Installation(program: Project.lookupPrograms[0])
    let folder = installation.folder
    try folder.write(rows, to: "new.csv")
    try folder.write([], to: "disk/.keep")
    let sample = try Sample.all("skill-level")[0]
    try folder.write(
      formBody([
        ("lookup", "skill-level"), ("certificate_no", sample.number), ("name", sample.name),
      ]), to: "form")
  }

  /// Mounts a disk of so many bytes with the old index, builds, asks, and copies what is left.
  func run(size: Int, options: [String]) throws -> ProcessOutput {
    let script = """
      set -eu
      mount -t tmpfs -o size=\(size) tmpfs disk
      cp output/index/skill-level.idx before.idx
      cp before.idx disk/skill-level.idx
      "$OSTA" index build skill-level --key osta.key --as-of 2021-03-31 --max-shrink 100 \
        --output disk/skill-level.idx \(options.joined(separator: " ")) new.csv \
        >output.txt 2>message && echo 0 >status || echo $? >status
      ls -A disk >names
      "$OSTA" index verify disk/skill-level.idx --key osta.key >output.txt 2>&1 &&
        echo 0 >verified || echo $? >verified
      cp disk/skill-level.idx after.idx
      export OSTA_INDEX_DIR="$PWD/disk" OSTA_KEY="$PWD/osta.key" REQUEST_METHOD=POST \
        CONTENT_TYPE=application/x-www-form-urlencoded CONTENT_LENGTH=$(wc -c <form)
      output/cgi-bin/lookup.cgi <form >answer
      """
    return try runProcess(
      Self.unshare, arguments: Self.namespace + ["/bin/sh", "-c", script],
      environment: ProcessInfo.processInfo.environment.merging(["OSTA": Project.osta.path]) { $1 },
      folder: folder.url)
  }

  /// What the script wrote into a file.
  func text(_ name: String) throws -> String {
    String(decoding: try folder.read(name), as: UTF8.self)
  }
}
