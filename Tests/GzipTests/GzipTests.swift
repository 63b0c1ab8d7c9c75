import Foundation
import Gzip
import TestSupport
import Testing

@Suite struct GzipTests {
  private let text = Array(String(repeating: "证书编号,姓名,级别\n", count: 20_000).utf8)

  @Test(arguments: [0, 1, 6, 9])
  func whatIsCompressedReadsBack(level: Int) throws {
    for bytes in [[], [65], text] {
      #expect(try inflate(try gzip(bytes, level: level)) == bytes)
    }
  }

  @Test func bytesAreReproducible() throws {
    let compressed = try gzip(text)
    #expect(try gzip(text) == compressed)
    // No flags, the time 0, the smallest level, Unix.
    #expect(Array(compressed.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3])
  }

  @Test func gzipCommandReadsOurs() throws {
    let output = try runProcess(
      URL(filePath: "/usr/bin/env"), arguments: ["gzip", "-dc"], standardInput: gzip(text))
    #expect(output.status == 0)
    #expect(output.standardOutput == text)
  }

  @Test(arguments: [1, 7, 1000, 1 << 20])
  func readsTheGzipCommandsWithNameAndMembers(chunk: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "batch.csv")
    let output = try runProcess(
      URL(filePath: "/usr/bin/env"), arguments: ["gzip", "-c", "batch.csv", "batch.csv"],
      folder: folder.url)
    #expect(try inflate(output.standardOutput, chunk: chunk) == text + text)
  }

  @Test func everyFlippedBitIsAnErrorOrChangesNothing() throws {
    let content = Array("certificate_no,name\n0012345678,张三\n".utf8)
    let compressed = try gzip(content)
    for place in compressed.indices {
      for bit in 0..<8 {
        var damaged = compressed
        damaged[place] ^= 1 << bit
        guard case .success(let read) = result(damaged) else { continue }
        #expect(read == content, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test(arguments: [1, 1 << 20])
  func everyTruncationIsAnError(chunk: Int) throws {
    let compressed = try gzip(Array("certificate_no,name\n".utf8))
    for length in compressed.indices {
      #expect(error(Array(compressed.prefix(length)), chunk: chunk) == .truncated)
      #expect(
        error(compressed + compressed.prefix(length), chunk: chunk)
          == (length == 0 ? nil : .truncated))
    }
  }

  @Test(arguments: [1, 1 << 20])
  func errorsAreToldApart(chunk: Int) throws {
    let sound = try gzip(Array("certificate_no,name\n".utf8))
    var wrongChecksum = sound
    wrongChecksum[sound.count - 8] ^= 1
    var wrongLength = sound
    wrongLength[sound.count - 1] ^= 1
    var damaged = sound
    damaged[10] = 0xFF
    #expect(error(Array("certificate_no,name\n".utf8), chunk: chunk) == .notGzip)
    #expect(error(wrongChecksum, chunk: chunk) == .wrongChecksum)
    #expect(error(wrongLength, chunk: chunk) == .wrongLength)
    #expect(error(damaged, chunk: chunk) == .damaged)
    #expect(error(sound + [0, 0, 0], chunk: chunk) == .trailingBytes)
    for byte in [0, 10] as [UInt8] {
      #expect(error([byte], chunk: chunk) == .notGzip)
      #expect(error(sound + [byte], chunk: chunk) == .trailingBytes)
    }
    #expect(error(sound + [0x1F, 10], chunk: chunk) == .trailingBytes)
  }

  @Test func errorOfTheSourceComesOutAsItIs() throws {
    struct DiskError: Error {}
    let reader = try GzipReader { () throws(DiskError) in throw DiskError() }
    #expect {
      try reader.next()
    } throws: { error in
      if case GzipReader<DiskError>.Failure.source = error { true } else { false }
    }
  }

  @Test(arguments: [
    (GzipError.notGzip, "this is not a gzip file; give the file its true name, or compress it"),
    (.damaged, "the compressed data is damaged; copy the file again from where it came"),
    (.wrongChecksum, "the checksum is wrong; copy the file again from where it came"),
    (.wrongLength, "the length is wrong; copy the file again from where it came"),
    (.truncated, "the file ends too early; copy the whole of it again"),
    (.trailingBytes, "other bytes follow the gzip data; remove them, or copy the file again"),
    (.noMemory, "there is no memory left to decompress; end other programs and try again"),
  ])
  func saysWhatToDo(_ error: GzipError, message: String) {
    #expect(error.description == message)
  }

  private func inflate(_ bytes: [UInt8], chunk: Int = 4096) throws -> [UInt8] {
    var rest = bytes[...]
    let reader = try GzipReader { () throws(Never) in
      defer { rest = rest.dropFirst(chunk) }
      return Array(rest.prefix(chunk))
    }
    var content: [UInt8] = []
    while case let next = try reader.next(), !next.isEmpty { content += next }
    return content
  }

  private func result(_ bytes: [UInt8], chunk: Int = 4096) -> Result<[UInt8], any Error> {
    Result { try inflate(bytes, chunk: chunk) }
  }

  private func error(_ bytes: [UInt8], chunk: Int) -> GzipError? {
    guard case .failure(let error) = result(bytes, chunk: chunk) else { return nil }
    guard case GzipReader<Never>.Failure.gzip(let reason) = error else { return nil }
    return reason
  }
}
