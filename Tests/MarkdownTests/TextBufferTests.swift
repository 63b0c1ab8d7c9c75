import Testing

@testable import Markdown

@Suite struct TextBufferTests {
  @Test(arguments: [0, 1, 16, 1000])
  func whatIsAppendedStandsThereWhateverTheRoom(_ capacity: Int) {
    var buffer = TextBuffer(capacity: capacity)
    #expect(buffer.last == nil)
    var expected: [UInt8] = []
    for number in 0..<300 {
      buffer.append("<p>")
      buffer.append(text: String(repeating: "文", count: number % 40))
      buffer.append(UInt8(ascii: "\n"))
      buffer.append([UInt8](repeating: 0xFF, count: number % 7))
      buffer.append(expected.suffix(5))
      expected += "<p>\(String(repeating: "文", count: number % 40))\n".utf8
      expected += [UInt8](repeating: 0xFF, count: number % 7)
      expected += expected.dropLast(4 + number % 40 * 3 + number % 7).suffix(5)
      #expect(buffer.count == expected.count)
    }
    #expect(buffer.bytes == expected)
    #expect(buffer.last == expected.last)
    #expect(buffer.text == String(decoding: expected, as: UTF8.self))
  }

  @Test func nothingIsAppended() {
    var buffer = TextBuffer()
    buffer.append([])
    buffer.append(text: "")
    buffer.append(UnsafeBufferPointer(start: nil, count: 0))
    #expect(buffer.bytes == [])
  }
}
