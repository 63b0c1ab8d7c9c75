import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct BatchInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func names(_ argument: String) throws -> [String] {
    try BatchInput.inputs(argument: argument).map {
      $0.name.replacing(folder.url.path + "/", with: "")
    }
  }

  @Test func folderStandsForItsBatchesInOrderOfTheirBytes() throws {
    for name in [
      "part-00010.csv", "part-00002.csv.gz", "B.csv", "a.csv", "样本.csv", "é.csv", "z.csv",
      "_SUCCESS",
      "_x.csv", ".hidden.csv", ".part-00010.csv.crc", "x.CSV", "x.txt", "x.csv.bz2", "xcsv", "csv",
    ] {
      try folder.write("", to: name)
    }
    let expected = [
      "B.csv", "a.csv", "part-00002.csv.gz", "part-00010.csv", "z.csv", "é.csv", "样本.csv",
    ]
    #expect(try names(folder["."].path) == expected.map { "./" + $0 })
    let path = folder.url.path
    #expect(try names(path) == expected)
    #expect(try names(path + "/") == expected)
  }

  @Test func folderThatIsStillBeingWrittenIsRefused() throws {
    try folder.write("", to: "a.csv")
    try folder.write("", to: "_temporary/0/x")
    #expect(
      throws: InputError(
        folder.url.path,
        "the folder has _temporary in it: the job that writes it has not ended, or has failed")
    ) { try BatchInput.inputs(argument: folder.url.path) }
  }

  @Test func folderWithoutBatchesIsRefused() throws {
    try folder.write("", to: "_SUCCESS")
    #expect(
      throws: InputError(folder.url.path, "no file in the folder ends in .csv or .csv.gz")
    ) { try BatchInput.inputs(argument: folder.url.path) }
    #expect(try BatchInput.batches(inFolder: folder.url.path) == [])
  }

  @Test func everythingElseIsAFile() throws {
    #expect(try BatchInput.inputs(argument: "-") == [.standardInput])
    #expect(try BatchInput.inputs(argument: "./-") == [.file(path: "./-")])
    #expect(try BatchInput.inputs(argument: "missing.csv") == [.file(path: "missing.csv")])
    let file = try folder.write("", to: "x.txt").path
    #expect(try BatchInput.inputs(argument: file) == [.file(path: file)])
  }

  @Test func folderThatIsNotThereCannotBeRead() {
    #expect(throws: InputError.self) {
      try BatchInput.batches(inFolder: folder["missing"].path)
    }
  }

  @Test func namesAreThoseOfTheLastComponent() {
    #expect(BatchInput.file(path: "/a/b c.csv.gz").shortName == "b c.csv.gz")
    #expect(BatchInput.file(path: "样本%20.csv").shortName == "样本%20.csv")
    #expect(BatchInput.standardInput.shortName == "-")
  }

  @Test func sizeAndDateAreThoseOfTheFileBehindASymbolicLink() throws {
    let file = try folder.write("12345", to: "a.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: file.path)
    try folder.link("b.csv", to: "a.csv")
    let input = BatchInput.file(path: folder["b.csv"].path)
    #expect(input.size == 5)
    #expect(input.modified == Date(timeIntervalSince1970: 1_600_000_000))
  }

  @Test(arguments: ["/dev/null", "/"])
  func whatIsNoOrdinaryFileHasNeitherSizeNorDate(path: String) {
    #expect(BatchInput.file(path: path).size == nil)
    #expect(BatchInput.file(path: path).modified == nil)
  }
}
