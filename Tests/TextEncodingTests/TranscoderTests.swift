import CSV
import Foundation
import SampleCertificates
import TestSupport
import Testing
import TextEncoding

@Suite struct TranscoderTests {
  /// Texts, each with its bytes in an encoding.
  static let texts: [(encoding: String, bytes: [UInt8], text: String)] = [
    ("gb18030", [], ""),
    ("gb18030", Array("certificate_no,\"a\"\r\n".utf8), "certificate_no,\"a\"\r\n"),
    ("gb18030", [0xd1, 0xf9, 0xb1, 0xbe, 0x0a], "样本\n"),
    ("GBK", [0xd1, 0xf9, 0x2c, 0xb1, 0xbe], "样,本"),
    ("gb2312", [0xa1, 0xa4, 0xd1, 0xf9], "·样"),
    // The second byte of 丂 is an at sign.
    ("gbk", [0x81, 0x40, 0x31], "丂1"),
    // Four bytes: a character beyond the Basic Multilingual Plane, one in it, and a byte order mark.
    ("gb18030", [0x95, 0x32, 0x82, 0x36, 0x61], "𠀀a"),
    ("gb18030", [0x81, 0x39, 0xee, 0x39, 0x39], "㐀9"),
    ("gb18030", [0x84, 0x31, 0x95, 0x33, 0x61], "\u{feff}a"),
    ("big5", [0xbc, 0xcb, 0xa5, 0xbb, 0x0a], "樣本\n"),
  ]

  /// GB 18030 that is damaged, and what is read; 0xFF stands for each byte without a character.
  static let damaged: [(bytes: [UInt8], text: [UInt8])] = [
    ([0x80, 0x61], [0xff, 0x61]),
    ([0xff, 0x0a], [0xff, 0x0a]),
    ([0x81, 0x0a, 0x62], [0xff, 0x0a, 0x62]),
    ([0x81, 0x2c], [0xff, 0x2c]),
    ([0x81, 0x22], [0xff, 0x22]),
    ([0x81, 0x30, 0x0a], [0xff, 0x30, 0x0a]),
    ([0x81, 0x30, 0x81, 0x0a], [0xff, 0x30, 0xff, 0x0a]),
    ([0xd1, 0xf9, 0xb1], Array("样".utf8) + [0xff]),
    ([0x95], [0xff]),
    ([0x95, 0x32], [0xff, 0x32]),
    ([0x95, 0x32, 0x82], [0xff, 0x32, 0xff]),
  ]

  private func text(_ bytes: [UInt8], from encoding: String, chunks: [Int]) throws -> [UInt8] {
    let transcoder = try Transcoder(from: encoding)
    var text: [UInt8] = []
    var start = 0
    for end in chunks + [bytes.count] {
      text += transcoder.convert(Array(bytes[start..<end]))
      start = end
    }
    return text + transcoder.finish()
  }

  @Test(arguments: texts)
  func readsTextWhereverItIsSplit(encoding: String, bytes: [UInt8], text: String) throws {
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let read = try self.text(bytes, from: encoding, chunks: [first, second])
        #expect(read == Array(text.utf8), "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: damaged)
  func damagedTextIsInvalidAndKeepsItsLines(bytes: [UInt8], text: [UInt8]) throws {
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let read = try self.text(bytes, from: "gb18030", chunks: [first, second])
        #expect(read == text, "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func noByteSwallowsTheLineEndBehindIt(byte: UInt8) throws {
    for tail in [[], [byte], [0x30], [0x30, byte]] as [[UInt8]] {
      let read = try text([byte] + tail + [0x0a, 0x61], from: "gb18030", chunks: [])
      #expect(read.suffix(2) == [0x0a, 0x61])
    }
  }

  @Test func textLargerThanAnyBufferIsReadWhole() throws {
    let count = 100_000
    let bytes = Array(
      repeatElement([0xd1, 0xf9, 0x95, 0x32, 0x82, 0x36] as [UInt8], count: count).joined())
    let read = try text(bytes, from: "gb18030", chunks: [1, 3, 300_001])
    #expect(read == Array(String(repeating: "样𠀀", count: count).utf8))
  }

  @Test func transcoderIsReadyForAnotherTextWhenOneIsFinished() throws {
    let transcoder = try Transcoder(from: .gbk)
    #expect(transcoder.convert([0xd1]) == [])
    #expect(transcoder.finish() == [0xff])
    #expect(transcoder.convert([0xd1, 0xf9]) == Array("样".utf8))
  }

  // MARK: A whole file

  private func samples() throws -> (text: [UInt8], encoded: [UInt8]) {
    var samples = SampleCertificates(.qualification, seed: 7)
    let text = SampleCertificates.header + (0..<500).map { _ in samples.next() }.joined()
    let encoded = try runProcess(
      URL(filePath: "/usr/bin/env"), arguments: ["iconv", "-f", "UTF-8", "-t", "GB18030"],
      standardInput: Array(text.utf8))
    try #require(encoded.status == 0)
    return (Array(text.utf8), encoded.standardOutput)
  }

  @Test(arguments: [1, 2, 3, 1000, 1 << 20])
  func fileOfSamplesReadsBack(chunk: Int) throws {
    let (text, encoded) = try samples()
    let chunks = Array(stride(from: 0, to: encoded.count, by: chunk))
    #expect(encoded != text)
    #expect(try self.text(encoded, from: "gb18030", chunks: chunks) == text)
  }

  @Test func damagedByteIsARowThatIsNotUTF8AndNoOther() throws {
    let samples = try samples()
    var encoded = samples.encoded
    let lines = encoded.split(separator: 0x0a, omittingEmptySubsequences: false)
    let damagedLine = 123
    let place = try #require(lines[damagedLine].firstIndex { $0 >= 0x80 })
    encoded[place] = 0xff
    let read = try self.text(encoded, from: "gb18030", chunks: [])
    let right = samples.text.split(separator: 0x0a, omittingEmptySubsequences: false)
    let found = read.split(separator: 0x0a, omittingEmptySubsequences: false)
    #expect(found.count == right.count)
    #expect(found.indices.filter { found[$0] != right[$0] } == [damagedLine])
    #expect(String(validating: found[damagedLine], as: UTF8.self) == nil)
  }

  // MARK: Names

  @Test(arguments: ["utf-9", "", "gb18030//IGNORE", "GB18030//TRANSLIT"])
  func unknownEncodingNamesThoseThatAreRead(name: String) {
    let error = #expect(throws: TextEncodingError.self) { try Transcoder(from: name) }
    #expect(
      error?.description
        == "unknown encoding '\(name)'; name one of gb18030, gbk, gb2312, big5, and none for UTF-8")
  }

  @Test func encodingThatTheMachineLacksIsToldWithAWayOut() {
    #expect(
      TextEncodingError.unavailable(.big5).description
        == "this machine cannot convert big5; install the gconv modules of its C library, or save "
        + "the file as UTF-8")
  }
}
