import CertificateIndex
import Testing

@Suite struct LittleEndianTests {
  @Test func writesTheLeastSignificantByteFirst() {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt16(0x0102))
    bytes.append(littleEndian: UInt32(0x0304_0506))
    bytes.append(littleEndian: UInt64(0x0708_090a_0b0c_0d0e))
    #expect(bytes == [2, 1, 6, 5, 4, 3, 14, 13, 12, 11, 10, 9, 8, 7])
  }

  @Test(arguments: [0, 1, 255, 256, 65_535])
  func readsBackBytesBehindTheirCount(count: Int) {
    let bytes = [UInt8](repeating: 7, count: count)
    var file: [UInt8] = []
    file.append(counted: bytes)
    file.append(littleEndian: UInt32.max)
    var reader = ByteReader(file)
    #expect(reader.countedBytes() == bytes)
    #expect(reader.number(bytes: 4) == UInt64(UInt32.max))
    #expect(!reader.isExhausted)
  }

  @Test(arguments: 1...8) func readsNumbersOfEverySize(size: Int) {
    var reader = ByteReader([0, 1, 2, 3, 4, 5, 6, 7, 8], from: 1)
    let expected = (1...size).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    #expect(reader.number(bytes: size) == expected)
    #expect(!reader.isExhausted)
  }

  @Test(arguments: 0..<8) func remembersThatANumberWasCutShort(count: Int) {
    var reader = ByteReader([UInt8](repeating: 1, count: count))
    #expect(reader.number(bytes: 8) == 0)
    #expect(reader.isExhausted)
  }

  @Test func readsNothingMoreOnceItIsExhausted() {
    var reader = ByteReader([9, 0, 1])
    #expect(reader.countedBytes() == [])
    #expect(reader.isExhausted)
    #expect(reader.number(bytes: 1) == 0)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (1024, "1024"), (-3, "-3"), (.max, "9223372036854775807"),
    (.min, "-9223372036854775808"),
  ])
  func writesNumbersInDecimal(number: Int, text: String) {
    var bytes: [UInt8] = []
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
