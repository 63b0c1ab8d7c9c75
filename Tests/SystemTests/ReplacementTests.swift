import Foundation
import TestSupport
import Testing

/// While an index is replaced, again and again and with builders that are killed, every visitor gets an
/// answer that is right by the old index or by the new one.
@Suite(.serialized) struct ReplacementTests {
  /// The site, with the lookup programs beside each other, and two versions of one index.
  private final class Publication {
    let installation: Installation
    let data: TwoVersions
    let programs: [URL]

    var index: String { installation.index("skill-level").path }

    init() throws {
      installation = try Installation(program: Project.lookupPrograms[0])
      data = try TwoVersions(in: installation.folder)
      let folder = installation.program.deletingLastPathComponent()
      programs = try Project.lookupPrograms.enumerated().map { number, program in
        let copy = folder.appending(path: "lookup-\(number).cgi")
        try FileManager.default.copyItem(atPath: program, toPath: copy.path)
        return copy
      }
      #expect(try build(0).status == 0)
    }

    /// Builds a version in the place that visitors use.
    func build(_ version: Int) throws -> ProcessOutput {
      try data.versions[version].build(output: index, key: installation.key)
    }

    /// Starts a build of a version, to be killed.
    func startBuild(_ version: Int) throws -> RunningProcess {
      try RunningProcess(
        Project.osta.path,
        data.versions[version].buildArguments(output: index, key: installation.key),
        log: installation.folder["build.log"], endingSignal: SIGKILL)
    }

    /// The names in the folder of the indexes.
    func names() throws -> Set<String> {
      let folder = installation.index("skill-level").deletingLastPathComponent()
      return Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    func readers() -> Readers {
      Readers(4, of: installation, programs: programs, data: data)
    }
  }

  private static let finalNames: Set<String> = ["qualification.idx", "skill-level.idx"]

  private func expectRight(_ tally: Readers.Tally) {
    #expect(tally.wrong.isEmpty, "\(tally.wrong.prefix(5))")
    #expect(tally.byVersion[0] > 0, "somebody saw the first version")
    #expect(tally.byVersion[1] > 0, "somebody saw the second version")
  }

  @Test func killedBuildersLeaveARightIndexAndNothingElse() throws {
    let publication = try Publication()
    let readers = publication.readers()
    defer { _ = readers.stop() }
    let start = ContinuousClock.now
    #expect(try publication.build(1).status == 0)
    let wholeBuild = ContinuousClock.now - start
    var random = SeededRandom(seed: 2020)
    var killed = 0
    for round in 0..<25 {
      let builder = try publication.startBuild(round % 2)
      Thread.sleep(forTimeInterval: wholeBuild / .seconds(1) * .random(in: 0..<1.2, using: &random))
      killed += builder.isRunning ? 1 : 0
      builder.send(SIGKILL)
      _ = builder.waitForEnd()
      #expect(
        try publication.names().isSubset(of: Self.finalNames.union(["skill-level.idx.new"])))
    }
    #expect(killed > 0)
    for version in [0, 1] {
      let output = try publication.build(version)
      #expect(output.status == 0, "\(output.standardError)")
      #expect(try publication.names() == Self.finalNames)
    }
    expectRight(readers.stop())
  }

  @Test func fileReplacedUnderLoadAlwaysAnswersRight() throws {
    let publication = try Publication()
    let folder = publication.installation.folder
    let copies = ["0.idx", "1.idx"].map { folder["output/index/\($0)"].path }
    for (version, path) in zip(publication.data.versions, copies) {
      #expect(try version.build(output: path, key: publication.installation.key).status == 0)
    }
    let readers = publication.readers()
    defer { _ = readers.stop() }
    var replacements = 0
    while readers.tally.answers < 400 {
      let incoming = publication.index + ".incoming"
      let path = copies[replacements % 2]
      try #require(link(path, incoming) == 0 && rename(incoming, publication.index) == 0)
      replacements += 1
    }
    expectRight(readers.stop())
    #expect(replacements > 400)
  }
}
