import CertificateIndex
import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct OutputTargetTests {
  private let index: BuiltIndex

  init() throws {
    index = try BuiltIndex(rows: IndexFileTests.rows)
    try index.folder.write(KeyRing(BuiltIndex.key).fileContents, to: "key")
    try index.folder.write("anything", to: "other")
    try FileManager.default.createSymbolicLink(
      at: index.folder["link.csv"], withDestinationURL: index.folder["batch.csv"])
  }

  @Test(arguments: [
    ("batch.csv", "one of the inputs"), ("link.csv", "one of the inputs"), ("key", "is a key"),
    ("test.idx", "index of the lookup qualification"),
  ])
  func fileThatWouldBeLostIsNotReplaced(name: String, reason: String) throws {
    let before = try index.folder.read(name)
    let error = #expect(throws: IndexBuildError.self) { try build(to: name) }
    #expect(error?.message.contains("\(name): error: the file") == true)
    #expect(error?.message.contains(reason) == true)
    #expect(try index.folder.read(name) == before)
  }

  @Test(arguments: ["other", "new.idx"])
  func otherFilesAreReplaced(name: String) throws {
    try build(to: name)
    #expect(
      try IndexReader.statedHeader(path: Array(index.folder[name].path.utf8)).certificateCount == 3)
  }

  private func build(to name: String) throws {
    _ = try IndexBuild(
      definition: TestLookup.skillLevel, keys: KeyRing(BuiltIndex.key),
      asOf: try #require(CivilDate(year: 2020, month: 1, day: 1)),
      inputs: [.file(path: index.folder["batch.csv"].path)], output: index.folder[name].path
    ).run { _ in }
  }
}
