import CertificateIndex
import Testing

@Suite struct BitFieldTests {
  @Test(arguments: 1...64) func readsBackWhatWasWrittenAtEveryOffset(width: Int) {
    let value: UInt64 = 0x9e37_79b9_7f4a_7c15 >> UInt64(64 - width)
    for offset in 0..<24 {
      var bytes = [UInt8](repeating: 0, count: 11)
      bytes.setBits(at: offset, width: width, to: value)
      #expect(bytes.bits(at: offset, width: width) == value)
    }
  }

  @Test(arguments: 1...64) func leavesTheNeighboursAlone(width: Int) {
    for offset in 0..<8 {
      var bytes = [UInt8](repeating: 0, count: 9)
      bytes.setBits(at: offset, width: width, to: .max)
      let set = bytes.reduce(0) { $0 + $1.nonzeroBitCount }
      #expect(set == width)
      #expect(bytes.bits(at: offset, width: width).nonzeroBitCount == width)
    }
  }

  @Test func packsTheLeastSignificantBitFirst() {
    var bytes: [UInt8] = [0, 0]
    bytes.setBits(at: 0, width: 3, to: 0b101)
    bytes.setBits(at: 3, width: 9, to: 0b1_0000_0001)
    #expect(bytes == [0b0000_1101, 0b0000_1000])
  }

  @Test func packsNumbersOfOneWidthWithoutGaps() {
    let numbers = (0..<100).map { UInt64($0 * 37 % 8192) }
    var bytes = [UInt8](repeating: 0, count: (100 * 13 + 7) / 8)
    for (index, number) in numbers.enumerated() {
      bytes.setBits(at: index * 13, width: 13, to: number)
    }
    #expect(numbers.indices.map { bytes.bits(at: $0 * 13, width: 13) } == numbers)
  }

  @Test(arguments: [
    (0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (255, 8), (256, 9), (1 << 40, 41), (.max, 63),
  ])
  func knowsHowManyBitsANumberNeeds(largest: Int, width: Int) {
    #expect(bitWidth(for: largest) == width)
  }
}
