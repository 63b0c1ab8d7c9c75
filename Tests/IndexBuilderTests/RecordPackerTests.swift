import Foundation
import Parallel
import Posix
import TestSupport
import Testing

@testable import CertificateIndex
@testable import IndexBuilder
@testable import SampleCertificates

/// Records that are packed in stretches, by several workers, are those that the format describes.
@Suite struct RecordPackerTests {
  private static let fileID = Bits128(first: 3, second: 4)
  private static let key = Bits128(first: 5, second: 6)

  /// Widths of the two fields of a record.
  private static let widths = [
    (1, 0), (3, 4), (1, 7), (7, 2), (8, 8), (31, 1), (32, 1), (33, 31), (45, 31), (56, 56), (63, 1),
    (1, 64), (64, 64), (57, 64),
  ]

  /// Two fields of each record, with all bits set in some.
  private func records(_ count: Int, _ widths: (Int, Int), seed: UInt64) -> [(UInt64, UInt64)] {
    var random = SampleRandom(seed: seed)
    func field(_ width: Int) -> UInt64 {
      guard width > 0 else { return 0 }
      let value = random.chance(perMille: 200) ? .max : random.next()
      return value >> UInt64(64 - width)
    }
    return (0..<count).map { _ in (field(widths.0), field(widths.1)) }
  }

  /// The contents of the pages by the plain way of setting bits.
  private func contents(
    _ records: [(UInt64, UInt64)], _ widths: (Int, Int), of array: RecordArray
  ) -> [[UInt8]] {
    let empty = [UInt8](repeating: 0, count: Page.contentSize)
    var pages = [[UInt8]](repeating: empty, count: array.pageCount)
    for (number, record) in records.enumerated() {
      let place = number % array.perPage * array.width
      let page = number / array.perPage
      pages[page].setBits(at: place, width: widths.0, to: record.0)
      pages[page].setBits(at: place + widths.0, width: widths.1, to: record.1)
    }
    return pages
  }

  private func pack(
    _ stretch: Range<Int>, of records: [(UInt64, UInt64)], _ widths: (Int, Int),
    into array: RecordArray, to output: PagedOutput
  ) throws(SystemError) {
    var packer = RecordPacker(array, records: stretch)
    for record in records[stretch] {
      packer.add(record.0, width: widths.0)
      if widths.1 > 0 { packer.add(record.1, width: widths.1) }
      packer.endRecord()
    }
    try packer.write(to: output)
  }

  /// Cuts that fall before, on and behind the ends of pages, and some at random, as stretches.
  private func stretches(_ count: Int, perPage: Int, seed: UInt64) -> [Range<Int>] {
    var random = SampleRandom(seed: seed)
    var cuts: [Int] = (0..<6).map { _ in random.below(count + 1) }
    for page in 0...count / perPage where random.chance(perMille: 600) {
      cuts += [page * perPage + random.below(3) - 1]
    }
    cuts = [0] + cuts.filter { 0...count ~= $0 }.sorted() + [count]
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }.shuffled(using: &random)
  }

  @Test(arguments: widths, 0..<5)
  func stretchesOfAnyLengthMakeTheSamePages(widths: (Int, Int), seed: Int) throws {
    let folder = try TemporaryFolder()
    let width = widths.0 + widths.1
    let perPage = Page.contentSize * 8 / width
    let count = [1, perPage, perPage * 3, perPage * 4 + 1, perPage * 3 - 1][seed]
    let array = RecordArray(firstPage: 2, width: width, count: count)
    let records = records(count, widths, seed: UInt64(seed))
    let file = try ReplacementFile(replacing: Array(folder["pages"].path.utf8), mode: 0o600)
    let output = PagedOutput(file, fileID: Self.fileID, key: Self.key)
    let stretches = stretches(count, perPage: perPage, seed: UInt64(seed))
    let jobs = JobList(count: stretches.count)
    try inParallel(3) { _ throws(SystemError) in
      try jobs.work { job throws(SystemError) in
        try pack(stretches[job], of: records, widths, into: array, to: output)
      }
    }
    try output.finish()
    try file.commit()
    try expect(folder.read("pages"), contents(records, widths, of: array), from: array.firstPage)
  }

  private func expect(_ bytes: [UInt8], _ contents: [[UInt8]], from first: Int) throws {
    try #require(bytes.count == (first + contents.count) * Page.size)
    for (index, content) in contents.enumerated() {
      let page = Array(bytes[(first + index) * Page.size..<(first + index + 1) * Page.size])
      #expect(Array(page[..<Page.contentSize]) == content, "page \(index)")
      let seal = Page.seal(
        of: content.span.bytes, number: first + index, fileID: Self.fileID, key: Self.key)
      #expect(page.bits(at: Page.contentSize * 8, width: 64) == seal, "page \(index)")
    }
  }
}
