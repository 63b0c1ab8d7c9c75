import Foundation
import Posix
import TestSupport
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

@Suite struct SpillTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var neighbour: [UInt8] { Array(folder["index"].path.utf8) }

  // MARK: The file

  private func write(_ byte: UInt8, _ count: Int, to file: SpillFile) throws -> Int {
    try [UInt8](repeating: byte, count: count).withUnsafeBytes { try file.write($0) }
  }

  private func read(_ count: Int, at offset: Int, of file: SpillFile) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
    return bytes
  }

  @Test func bytesThatWereGivenBackAreWrittenOverBeforeTheFileGrows() throws {
    let file = SpillFile(beside: neighbour)
    #expect(try write(1, 100, to: file) == 0)
    #expect(try write(2, 50, to: file) == 100)
    file.giveBack(0..<100)
    #expect(try write(3, 60, to: file) == 0)
    #expect(try write(4, 40, to: file) == 60)
    #expect(try write(5, 10, to: file) == 150)
    #expect(try read(60, at: 0, of: file) == [UInt8](repeating: 3, count: 60))
    #expect(try read(40, at: 60, of: file) == [UInt8](repeating: 4, count: 40))
    #expect(try read(50, at: 100, of: file) == [UInt8](repeating: 2, count: 50))
    #expect(try read(10, at: 150, of: file) == [UInt8](repeating: 5, count: 10))
  }

  @Test func stretchThatIsTooShortIsNotUsed() throws {
    let file = SpillFile(beside: neighbour)
    #expect(try write(1, 100, to: file) == 0)
    file.giveBack(0..<30)
    #expect(try write(2, 31, to: file) == 100)
    #expect(try read(30, at: 0, of: file) == [UInt8](repeating: 1, count: 30))
  }

  @Test func fileHasNoName() throws {
    let file = SpillFile(beside: neighbour)
    _ = try write(1, 100, to: file)
    #expect(try folder.files() == [])
  }

  @Test func folderThatIsNotThereIsAnError() {
    let file = SpillFile(beside: Array(folder["missing/index"].path.utf8))
    #expect(throws: SystemError.noSuchFile) { try write(1, 100, to: file) }
  }

  // MARK: Records

  /// Fills a spill of two workers with records of three words; returns them by their partition.
  private func fill(_ spill: Spill, records: Int) throws -> [[[UInt64]]] {
    var random = SampleRandom(seed: 7)
    var expected = [[[UInt64]]](repeating: [], count: spill.partitionCount)
    for number in 0..<records {
      let partition = random.below(spill.partitionCount)
      let record = [UInt64(number), random.next(), random.next()]
      let words = try spill.writer(of: number % 2).add(to: partition)
      for (index, word) in record.enumerated() { words[index] = word }
      expected[partition].append(record)
    }
    return expected
  }

  private func records(_ buffer: RecordBuffer) -> [[UInt64]] {
    (0..<buffer.count).map { [buffer[$0][0], buffer[$0][1], buffer[$0][2]] }
      .sorted { $0[0] < $1[0] }
  }

  private func spill(chunkBytes: Int) -> Spill {
    Spill(
      recordSize: 3, partitions: 4, chunkBytes: chunkBytes,
      files: [SpillFile(beside: neighbour), SpillFile(beside: neighbour)])
  }

  @Test(arguments: [1, 8 * 24, 8 * 7 * 24, 1 << 20])
  func everyPartitionGivesItsRecordsOnce(chunkBytes: Int) throws {
    let spill = spill(chunkBytes: chunkBytes)
    let expected = try fill(spill, records: 3000)
    let buffer = RecordBuffer(recordSize: 3)
    for partition in 0..<4 {
      #expect(spill.count(of: partition) == expected[partition].count)
      buffer.removeAll()
      try spill.load(partition, into: buffer)
      #expect(records(buffer) == expected[partition])
    }
  }

  @Test(arguments: [1, 8 * 7 * 24, 1 << 20])
  func passesOverAPartitionGiveEachRecordOnce(chunkBytes: Int) throws {
    let spill = spill(chunkBytes: chunkBytes)
    let expected = try fill(spill, records: 3000)
    let buffer = RecordBuffer(recordSize: 3)
    for partition in 0..<4 {
      for pass in 0..<UInt64(5) {
        buffer.removeAll()
        try spill.load(partition, into: buffer, isLast: pass == 4) { $0[1] % 5 == pass }
        #expect(records(buffer) == expected[partition].filter { $0[1] % 5 == pass })
      }
    }
  }

  @Test func readingEndsEarlyWhenThereAreTooManyRecords() throws {
    let spill = spill(chunkBytes: 8 * 7 * 24)
    _ = try fill(spill, records: 3000)
    let buffer = RecordBuffer(recordSize: 3)
    try spill.load(0, into: buffer, isLast: false, most: 100) { $0[0] % 2 == 0 }
    #expect(101...107 ~= buffer.count)
  }

  @Test func recordsOfAnotherSpillTakeTheRoomOfThoseThatWereRead() throws {
    let files = [SpillFile(beside: neighbour), SpillFile(beside: neighbour)]
    let rows = Spill(recordSize: 3, partitions: 4, chunkBytes: 1, files: files)
    let entries = Spill(recordSize: 3, partitions: 2, chunkBytes: 1, files: files)
    let expectedRows = try fill(rows, records: 400)
    let buffer = RecordBuffer(recordSize: 3)
    try rows.load(0, into: buffer)
    let expectedEntries = try fill(entries, records: 300)
    for partition in 1..<4 {
      buffer.removeAll()
      try rows.load(partition, into: buffer)
      #expect(records(buffer) == expectedRows[partition])
    }
    for partition in 0..<2 {
      buffer.removeAll()
      try entries.load(partition, into: buffer)
      #expect(records(buffer) == expectedEntries[partition])
    }
  }
}
