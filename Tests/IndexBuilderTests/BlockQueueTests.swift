import Foundation
import TestSupport
import Testing

@testable import IndexBuilder

@Suite struct BlockQueueTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func queue(_ files: [String]) throws -> BlockQueue {
    let inputs = try files.enumerated().map { number, text in
      BatchInput.file(path: try folder.write(text, to: "\(number).csv").path)
    }
    return BlockQueue(inputs, encoding: nil, progress: BuildProgress())
  }

  private static let header = BuiltIndex.header

  @Test(arguments: [
    ["name,x\ny\n"], [header + "1\n", ""], [header, "\u{FEFF}\n\n"], [header, "\"\n" + header],
  ])
  func afterAnErrorNothingIsHandedOut(files: [String]) throws {
    let queue = try queue(files)
    let block = Block(size: 70_000)
    #expect(throws: InputError.self) { while try queue.next(into: block) {} }
    #expect(try queue.next(into: block) == false)
  }

  @Test func afterAStopNothingIsHandedOut() throws {
    let queue = try queue([Self.header + "1\n", Self.header + "2\n"])
    let block = Block(size: 70_000)
    #expect(try queue.next(into: block))
    queue.stop()
    #expect(try queue.next(into: block) == false)
  }

  /// Every line with its number and its source, as the blocks have them.
  private func lines(_ queue: BlockQueue, blockBytes: Int) throws -> [String] {
    let block = Block(size: blockBytes)
    var lines: [String] = []
    while try queue.next(into: block) {
      #expect(block.header != nil)
      let text = UnsafeBufferPointer(
        start: block.bytes + block.start, count: block.end - block.start)
      #expect(text.last == lineFeed)
      for (number, line) in text.dropLast().split(
        separator: lineFeed, omittingEmptySubsequences: false
      ).enumerated() {
        let text = String(decoding: line.prefix(20), as: UTF8.self)
        lines.append("\(block.source):\(block.firstLine + number):\(text)")
      }
    }
    return lines
  }

  @Test(arguments: [65_560, 65_999, 70_000, 1 << 20])
  func everyLineComesOnceWithItsNumber(blockBytes: Int) throws {
    var files: [String] = []
    var expected: [String] = []
    for source in 0..<3 {
      var text = "\n" + Self.header
      for line in 3..<399 {
        let length = line % 50 == 7 ? 65_000 + line * 30 : line % 7 * 100
        let content =
          length == 0 ? "" : "\(source),\(line)," + String(repeating: "x", count: length)
        text += content + "\n"
        expected.append("\(source):\(line):\(content.prefix(20))")
      }
      files.append(source == 1 ? String(text.dropLast()) : text)
    }
    let queue = try queue(files)
    let lines = try lines(queue, blockBytes: blockBytes)
    #expect(lines == expected)
    #expect(queue.sources.map(\.shortName) == ["0.csv", "1.csv", "2.csv"])
  }

  // MARK: Inputs that are not whole

  private func read(_ input: BatchInput) throws {
    let queue = BlockQueue([input], encoding: nil, progress: BuildProgress())
    let block = Block(size: 70_000)
    while try queue.next(into: block) {}
  }

  @Test(arguments: ["1\n", "1"])
  func pipeMustEndWithALineEndAsStandardInputMust(row: String) throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Array((Self.header + row).utf8))
    try pipe.fileHandleForWriting.close()
    let input = BatchInput.file(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    if row.hasSuffix("\n") {
      try read(input)
    } else {
      #expect(throws: InputError.self) { try read(input) }
    }
  }

  @Test(arguments: [100_001, 1_000_001])
  func fileThatChangesWhileItIsReadIsAnError(newSize: UInt64) throws {
    let file = try folder.write(
      Self.header + String(repeating: "1\n", count: 100_000), to: "a.csv")
    let source = try BatchInput.file(path: file.path).open(encoding: nil)
    var bytes = [UInt8](repeating: 0, count: 150_000)
    try bytes.withUnsafeMutableBytes { buffer in
      #expect(try source.read(into: buffer) == buffer.count)
      try FileHandle(forUpdating: file).truncate(atOffset: newSize)
      #expect(throws: InputError.self) { while try source.read(into: buffer) > 0 {} }
    }
  }
}
