import CertificateIndex
import Parallel
import TextEncoding

/// The parts of a build that work on rows, each on all cores.
struct BuildStages {
  let definition: LookupDefinition
  let keys: IndexKeys
  let inputs: [BatchInput]
  /// What says by which other names and ID numbers certificates are found.
  let aliases: [BatchInput]
  /// How the text of the inputs is written; nil for UTF-8.
  let encoding: TextEncoding?
  let plan: BuildPlan
  /// Whether somebody wants to know of every row that was superseded or removed.
  let isReported: Bool
  let progress: BuildProgress
  let events: EventLog
  private let batches = BatchDictionary()
  private let shape: RowShape
  /// The temporary file of each worker.
  private let files: [SpillFile]

  init(
    definition: LookupDefinition, keys: IndexKeys, inputs: [BatchInput], aliases: [BatchInput],
    encoding: TextEncoding?, plan: BuildPlan,
    output: [UInt8], isReported: Bool, progress: BuildProgress
  ) {
    self.definition = definition
    self.keys = keys
    self.inputs = inputs
    self.aliases = aliases
    self.encoding = encoding
    self.plan = plan
    self.isReported = isReported
    self.progress = progress
    shape = RowShape(definition)
    files = (0..<plan.workers).map { _ in SpillFile(beside: output) }
    events = EventLog(workers: plan.workers, beside: output)
  }

  /// How many inputs there are of either kind.
  private var sourceCount: Int { inputs.count + aliases.count }

  /// Reads all inputs, and keeps hashes of their rows.
  func readRows() throws(BuildFailure) -> ReadRows {
    let sizes = (inputs + aliases).map { $0.size }
    progress.begin(.reading, total: sizes.contains(nil) ? 0 : sizes.reduce(0) { $0 + ($1 ?? 0) })
    let queue = BlockQueue(inputs, aliases: aliases, encoding: encoding, progress: progress)
    let spill = Spill(
      recordSize: shape.size, partitions: 1 << plan.rowPartitionBits, chunkBytes: plan.chunkBytes,
      files: files)
    let readers = (0..<plan.workers).map { worker in
      RowReader(
        hasher: CertificateHasher(definition: definition, keys: keys), shape: shape,
        batches: batches,
        rows: spill.writer(of: worker), partitionBits: plan.rowPartitionBits,
        events: events.writer(of: worker), isReported: isReported, sources: sourceCount)
    }
    try inParallel(plan.workers) { worker throws(BuildFailure) in
      try read(queue, with: readers[worker])
    }
    let rejected = (0..<sourceCount).map { source in readers.reduce(0) { $0 + $1.rejected[source] }
    }
    var doubts = RowDoubts(sources: sourceCount)
    for reader in readers { doubts.add(reader.doubts) }
    return ReadRows(spill: spill, rejected: rejected, doubts: doubts, sources: queue.sources)
  }

  private func read(_ queue: BlockQueue, with reader: RowReader) throws(BuildFailure) {
    let block = Block(size: plan.blockBytes)
    do throws(BuildFailure) {
      while try BuildFailure.ofInput({ () throws(InputError) in try queue.next(into: block) }) {
        progress.add(rows: try reader.read(block))
      }
    } catch {
      queue.stop()
      throw error
    }
  }

  /// Decides which rows stand, and hands out their entries to the sections.
  func compare(_ read: ReadRows) throws(BuildFailure) -> SectionEntries {
    let partitions = read.spill.partitionCount
    let rowCount = (0..<partitions).reduce(0) { $0 + read.spill.count(of: $1) }
    let partitionBits = plan.entryPartitionBits(entries: rowCount)
    let spill = Spill(
      recordSize: SectionEntry.size, partitions: definition.keys.count << partitionBits,
      chunkBytes: plan.chunkBytes, files: files)
    let resolvers = (0..<plan.workers).map { worker in
      RowResolver(
        rows: read.spill, shape: shape, plan: plan, batches: batches,
        entries: spill.writer(of: worker),
        entryPartitionBits: partitionBits, sectionCount: definition.keys.count,
        events: events.writer(of: worker), isReported: isReported, batchCount: inputs.count,
        sources: sourceCount)
    }
    progress.begin(.comparing, total: partitions)
    let jobs = JobList(count: partitions)
    try inParallel(plan.workers) { worker throws(BuildFailure) in
      try jobs.work { partition throws(BuildFailure) in
        try resolvers[worker].resolve(partition)
        progress.advance()
      }
    }
    for partition in 0..<spill.partitionCount
    where spill.count(of: partition) > plan.mostEntriesOfPartition {
      throw .crowdOfKey(partition >> partitionBits)
    }
    var rows = ResolvedRows(sources: sourceCount, sections: definition.keys.count)
    for resolver in resolvers { rows.add(resolver.result) }
    rows.doubts = read.doubts
    for (source, count) in read.rejected.enumerated() { rows.counts[source].rejected += count }
    return SectionEntries(spill: spill, partitionBits: partitionBits, rows: rows)
  }

  /// What writes the index.
  func writer(
    of entries: SectionEntries, sources: [SourceInfo], facts: IndexFacts
  ) -> IndexWriter {
    IndexWriter(
      facts, keys: keys, entries: entries,
      batches: BatchOrder(batches, used: entries.rows.batches), sources: sources,
      workers: plan.workers)
  }
}

/// All rows of a build, by the hash of their number.
struct ReadRows {
  let spill: Spill
  /// Rows that were left out, by their source.
  let rejected: [Int]
  /// What looks wrong in those that were not.
  let doubts: RowDoubts
  let sources: [SourceInfo]
}

/// The entries of all sections, each divided by the high bits of its hashes.
struct SectionEntries {
  let spill: Spill
  let partitionBits: Int
  /// The rows that the entries are of.
  let rows: ResolvedRows

  /// Entries of a section.
  func count(section: Int) -> Int {
    (0..<1 << partitionBits).reduce(0) { $0 + spill.count(of: section << partitionBits | $1) }
  }
}
