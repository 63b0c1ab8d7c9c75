import CertificateIndex
import Testing

@Suite struct ByteWriterTests {
  @Test func givesWhatWasWrittenInItsOrder() {
    var writer = ByteWriter(room: 64)
    writer.add("a ")
    writer.add([1, 2, 3, 4][1...2])
    writer.add(byte: 9)
    writer.add(decimal: -120)
    #expect(writer.finish() == Array("a ".utf8) + [2, 3, 9] + Array("-120".utf8))
  }

  @Test func givesNothingWhereNothingWasWritten() {
    #expect(ByteWriter(room: 0).finish() == [])
    #expect(ByteWriter(room: 100).finish() == [])
    var writer = ByteWriter(room: 0)
    writer.add([])
    #expect(writer.finish() == [])
  }

  @Test(arguments: [0, 1, 7, 8, 100])
  func makesRoomWhereItDoesNotSuffice(room: Int) {
    var writer = ByteWriter(room: room)
    var expected: [UInt8] = []
    for size in 0..<50 {
      let piece = [UInt8](repeating: UInt8(size), count: size)
      writer.add(piece[...])
      writer.add(byte: 0xff)
      expected += piece + [0xff]
    }
    #expect(writer.finish() == expected)
  }

  @Test func copyKeepsWhatItHad() {
    var writer = ByteWriter(room: 8)
    writer.add("a")
    let copy = writer
    writer.add("b")
    #expect(copy.finish() == [0x61])
    #expect(writer.finish() == [0x61, 0x62])
  }
}
