import CSV
import CertificateIndex
import Foundation

@testable import IndexBuilder

/// A batch of certificates: every row is counted once, whichever way it is read, and records that are
/// written are read again as they were.
func fuzzBatch(_ bytes: [UInt8]) {
  let lines = records(in: bytes)
  checkRoundTrip(lines.compactMap { $0 })
  file.fill(bytes)
  let stages = BuildStages(
    definition: FuzzSite.definition,
    keys: IndexKeys(master: FuzzSite.key, lookup: FuzzSite.definition.id),
    inputs: [.file(path: file.path)], aliases: [], encoding: nil, plan: plan,
    output: Array(file.path.utf8), isReported: true, progress: BuildProgress())
  do throws(BuildFailure) {
    let counts = try stages.compare(try stages.readRows()).rows.counts
    require(
      counts.reduce(0) { $0 + $1.rows } == lines.count - 1,
      "\(counts) of \(lines.count) lines with a header")
  } catch {
    if case .system(let error) = error { fail("the system: \(error)") }
  }
}

private let file = ScratchFile("batch.csv")

private let plan: BuildPlan = {
  var plan = BuildPlan()
  plan.workers = 1
  plan.blockBytes = 1 << 18
  plan.chunkBytes = 1 << 20
  plan.rowPartitionBits = 1
  plan.leastEntryPartitionBits = 1
  return plan
}()

/// The fields of each line that is not blank, by the grammar; nil for a line that is no record.
private func records(in bytes: [UInt8]) -> [[[UInt8]]?] {
  var chunks = [bytes].filter { !$0.isEmpty }
  var reader = CSVReader<Never> { chunks.popLast() ?? [] }
  var record = CSVRecord()
  var records: [[[UInt8]]?] = []
  while true {
    switch reader.next(into: &record) {
    case .record: records.append(record.fields.indices.map { Array(record[$0]) })
    case .bad: records.append(nil)
    case .end: return records
    }
  }
}

private func checkRoundTrip(_ written: [[[UInt8]]]) {
  var writer = CSVWriter()
  for fields in written { writer.write(fields) }
  // A byte order mark at the start is none of the first field; quotes may make a line too long.
  guard !writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]), writer.bytes.count < 65_000 else { return }
  require(records(in: writer.bytes) == written, "records change when they are written")
}
