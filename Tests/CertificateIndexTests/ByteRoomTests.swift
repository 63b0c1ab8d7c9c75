import Posix
import Testing

@Suite struct ByteRoomTests {
  @Test func bytesAreThoseThatWereWritten() {
    let bytes = [UInt8](room: 5) { room in
      room[0] = 7
      room[1] = 8
      return 2
    }
    #expect(bytes == [7, 8])
  }

  @Test func noRoomIsNotFilled() {
    var wasFilled = false
    let bytes = [UInt8](room: 0) { _ in
      wasFilled = true
      return 0
    }
    #expect(bytes == [])
    #expect(!wasFilled, "the empty array is a constant of the tiny binary")
  }
}
