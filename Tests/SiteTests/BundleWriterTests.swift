import Foundation
import Site
import TestSupport
import Testing

@Suite struct BundleWriterTests {
  private let folder: TemporaryFolder
  private let writer: BundleWriter

  init() throws {
    folder = try TemporaryFolder()
    writer = BundleWriter(output: folder["output"])
  }

  private func attribute<Value>(_ key: FileAttributeKey, of path: String) throws -> Value {
    try #require(
      FileManager.default.attributesOfItem(atPath: folder["output/" + path].path)[key] as? Value)
  }

  @Test func filesAreWrittenWithTheirFolders() throws {
    let files = [
      Output("site/a/b.html", .page, bytes: [1]), Output("osta.conf", .asset, bytes: []),
    ]
    #expect(try writer.write(files).written == 2)
    #expect(
      try folder.files() == ["output/osta.conf", "output/osta.files", "output/site/a/b.html"])
    #expect(try folder.read("output/site/a/b.html") == [1])
  }

  @Test func everybodyMayReadAndRunProgramsOnly() throws {
    _ = try writer.write([
      Output("cgi-bin/lookup.cgi", .asset, isProgram: true, bytes: [1]),
      Output("site/a.html", .page, bytes: [1]),
    ])
    #expect(try attribute(.posixPermissions, of: "cgi-bin/lookup.cgi") == 0o755)
    #expect(try attribute(.posixPermissions, of: "site/a.html") == 0o644)
  }

  @Test func fileThatIsAlreadyRightKeepsItsTime() throws {
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    let file = Output("a", .page, bytes: [1, 2])
    _ = try writer.write([file])
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: folder["output/a"].path)
    #expect(try writer.write([file]).written == 0)
    #expect(try attribute(.modificationDate, of: "a") == old)
    #expect(try writer.write([Output("a", .page, bytes: [1, 3])]).written == 1)
    #expect(try attribute(.modificationDate, of: "a") > old)
    #expect(try folder.read("output/a") == [1, 3])
  }

  @Test func programThatCannotBeRunIsWrittenAgain() throws {
    let program = Output("a", .page, isProgram: true, bytes: [1])
    _ = try writer.write([Output("a", .page, bytes: [1])])
    #expect(try writer.write([program]).written == 1)
    #expect(try attribute(.posixPermissions, of: "a") == 0o755)
    #expect(try writer.write([program]).written == 0)
  }

  @Test func fileWhereAFolderMustBeIsAnError() throws {
    try folder.write([1], to: "output/site")
    #expect(throws: (any Error).self) {
      try writer.write([Output("site/a", .page, bytes: [])])
    }
  }
}
