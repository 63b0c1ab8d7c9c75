import Foundation
import Parallel
import Posix
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct TemporaryFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var neighbour: [UInt8] { Array(folder["index"].path.utf8) }

  /// The open files of this process that lie in the folder, as `/proc` shows them.
  private func openFiles() throws -> [(descriptor: String, target: String)] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { name in
      var target = [UInt8](repeating: 0, count: 4096)
      let count = readlink("/proc/self/fd/" + name, &target, target.count)
      let text = String(decoding: target.prefix(max(0, count)), as: UTF8.self)
      return text.hasPrefix(folder.url.path) ? (name, text) : nil
    }
  }

  @Test func fileHasNoNameAndIsForItsOwnerOnly() throws {
    let file = try TemporaryFile(beside: neighbour)
    #expect(try folder.files() == [])
    let open = try #require(try openFiles().first)
    #expect(open.target.hasSuffix(" (deleted)"))
    var status = stat()
    #expect(stat("/proc/self/fd/" + open.descriptor, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    #expect(try openFiles().count == 1)
    withExtendedLifetime(file) {}
  }

  @Test func fileIsClosedWithItsValue() throws {
    do {
      _ = try TemporaryFile(beside: neighbour)
    }
    #expect(try openFiles().isEmpty)
  }

  @Test func whatWasWrittenIsRead() throws {
    let file = try TemporaryFile(beside: neighbour)
    try file.write([1, 2, 3].span.bytes, at: 0)
    try file.write([UInt8]([7, 8]).span.bytes, at: 100_000)
    var bytes = [UInt8](repeating: 9, count: 4)
    try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 99_998) }
    #expect(bytes == [0, 0, 7, 8])
    #expect(throws: SystemError(code: EIO)) {
      try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 99_999) }
    }
  }

  @Test func folderIsNotTouchedWhereFilesNeedNoName() throws {
    let longAgo = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes(
      [.modificationDate: longAgo], ofItemAtPath: folder.url.path)
    _ = try TemporaryFile(beside: neighbour)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.path)
    #expect(attributes[.modificationDate] as? Date == longAgo)
    _ = try TemporaryFile(namedBeside: neighbour)
    let touched = try FileManager.default.attributesOfItem(atPath: folder.url.path)
    #expect(touched[.modificationDate] as? Date != longAgo)
  }

  @Test func whatADeadProcessOfThisNumberLeftIsRemoved() throws {
    let name = "index.part-\(getpid())"
    try folder.write("left", to: name)
    _ = try TemporaryFile(namedBeside: neighbour)
    #expect(try folder.files() == [])
  }

  @Test func manyThreadsMakeTheirFilesAtOnce() throws {
    try inParallel(4) { _ throws(SystemError) in
      for _ in 0..<2000 { _ = try TemporaryFile(beside: neighbour) }
    }
    #expect(try folder.files() == [])
  }

  @Test func filesOfOneNameAreApart() throws {
    let files = try (0..<5).map { _ in try TemporaryFile(beside: neighbour) }
    for (number, file) in files.enumerated() {
      try file.write([UInt8(number)].span.bytes, at: 0)
    }
    for (number, file) in files.enumerated() {
      var bytes: [UInt8] = [255]
      try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
      #expect(bytes == [UInt8(number)])
    }
  }

  @Test func folderThatIsNotThereIsAnError() {
    #expect(throws: SystemError.noSuchFile) {
      try TemporaryFile(beside: Array(folder["missing/index"].path.utf8))
    }
  }
}
