import CSV
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

/// The quick way through a line and the grammar of CSV say the same.
@Suite struct LineSplitterTests {
  /// Bytes of every kind that the splitter tells apart, and some on both sides of its bound.
  private static let bytes = [
    ",", ",", ",", "\"", "\r", "a", "1", "-", ".", ",", "+", " ", "\t", "\0", "\u{7f}", "样", "é",
  ].map { Array($0.utf8) }

  /// What a splitter found of one line.
  private struct Split {
    let fields: [Range<Int>]
    let fieldCount: Int
    let end: Int
    let next: Int
    let isPlain: Bool
  }

  /// Splits one line.
  private func split(_ bytes: [UInt8], from start: Int) -> Split {
    split(bytes, from: start, lines: 1)[0]
  }

  /// Splits lines one after the other.
  private func split(_ bytes: [UInt8], from start: Int, lines: Int) -> [Split] {
    let readable = bytes + [UInt8](repeating: 0, count: LineSplitter.bytesBehind)
    return withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: LineSplitter.mostFields) {
      memory in
      memory.initialize(repeating: 0..<0)
      guard let first = memory.baseAddress else { preconditionFailure("there is room for 32") }
      return readable.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return [] }
        var splitter = LineSplitter(fields: first)
        splitter.begin(base, at: start)
        return (0..<lines).map { _ in
          splitter.split(base)
          return Split(
            fields: Array(memory.prefix(splitter.fieldCount)), fieldCount: splitter.fieldCount,
            end: splitter.end, next: splitter.next, isPlain: splitter.isPlain)
        }
      }
    }
  }

  private func record(_ line: [UInt8]) -> (CSVOutcome, fields: [Range<Int>]) {
    var record = CSVRecord()
    let outcome = line.withUnsafeBufferPointer { record.read(line: $0, number: 1) }
    return (outcome, record.fields)
  }

  @Test(arguments: [1, 2, 3, 4])
  func randomLinesAreSplitAsByTheGrammar(seed: UInt64) {
    var random = SampleRandom(seed: seed)
    var plain = 0
    for _ in 0..<2000 {
      let front = [UInt8](repeating: lineFeed, count: random.below(9))
      let line = (0..<random.below(40)).flatMap { _ in random.pick(Self.bytes) }
      let lineEnd = random.chance(perMille: 500) ? [carriageReturn, lineFeed] : [lineFeed]
      let behind = Array(",\"\n\r,\"\nx".utf8)
      let found = split(front + line + lineEnd + behind, from: front.count)
      let text = lineEnd.count == 1 && line.last == carriageReturn ? Array(line.dropLast()) : line
      #expect(found.end == front.count + text.count)
      #expect(found.next == front.count + line.count + lineEnd.count)
      #expect(found.isPlain == !text.contains { $0 == UInt8(ascii: "\"") || $0 == carriageReturn })
      guard found.isPlain else { continue }
      plain += 1
      let (outcome, fields) = record(text)
      #expect(outcome == .record)
      #expect(found.fieldCount == fields.count)
      #expect(
        found.fields == fields.map { $0.lowerBound + front.count..<$0.upperBound + front.count })
    }
    #expect(plain > 100)
  }

  @Test(arguments: [5, 6])
  func linesBehindEachOtherAreSplitAsEachAlone(seed: UInt64) {
    var random = SampleRandom(seed: seed)
    let lines = (0..<1000).map { _ in
      (0..<random.below(90)).flatMap { _ in random.pick(Self.bytes) } + [lineFeed]
    }
    let text = lines.flatMap { $0 }
    let found = split(text, from: 0, lines: lines.count)
    var start = 0
    for (line, found) in zip(lines, found) {
      let alone = split(text, from: start)
      #expect(found.fields == alone.fields && found.fieldCount == alone.fieldCount)
      #expect(found.end == alone.end && found.isPlain == alone.isPlain)
      start += line.count
      #expect(found.next == start)
    }
  }

  @Test func everyByteButThoseOfTheGrammarIsText() {
    for byte in UInt8.min...UInt8.max where ![lineFeed, UInt8(ascii: ",")].contains(byte) {
      let found = split([byte, 0x61, byte, lineFeed] + [UInt8](repeating: byte, count: 8), from: 0)
      #expect(found.fieldCount == 1, "\(byte)")
      #expect(found.end == 3 - (byte == carriageReturn ? 1 : 0), "\(byte)")
      #expect(found.isPlain == ![UInt8(ascii: "\""), carriageReturn].contains(byte), "\(byte)")
    }
  }

  @Test(arguments: [31, 32, 33, 100])
  func placesAreKeptOfTheFirstFieldsAndAllAreCounted(count: Int) {
    let line = [UInt8](repeating: UInt8(ascii: ","), count: count - 1) + [lineFeed]
    let found = split(line + [UInt8](repeating: 0, count: 8), from: 0)
    #expect(found.fieldCount == count)
    #expect(found.fields.map(\.lowerBound) == Array(0..<min(count, LineSplitter.mostFields)))
  }
}
