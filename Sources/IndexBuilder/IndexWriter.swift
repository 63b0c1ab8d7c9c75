import CertificateIndex
import Parallel
import Posix

/// Writes the pages of an index from the entries of its sections.
struct IndexWriter {
  private let keys: IndexKeys
  private let entries: SectionEntries
  private let workers: Int
  private let batches: BatchOrder
  private let scores: [ScorePair]
  private let sourcePages: [[UInt8]]
  /// What became of the rows, and what the index will be.
  let summary: IndexBuildSummary
  private let header: IndexHeader
  private let layout: IndexLayout

  /// - Parameters:
  ///   - facts: What the header says besides what follows from the parts.
  ///   - keys: The keys of the lookup.
  ///   - entries: The entries of the rows that stand.
  ///   - batches: The batches in their order.
  ///   - sources: The inputs.
  ///   - workers: How many threads work.
  init(
    _ facts: IndexFacts, keys: IndexKeys, entries: SectionEntries, batches: BatchOrder,
    sources: [SourceInfo], workers: Int
  ) {
    self.keys = keys
    self.entries = entries
    self.batches = batches
    self.workers = workers
    let rows = entries.rows
    let codes = rows.scores.numbers
    scores = (codes.isEmpty ? [0] : codes).map { ScorePair(code: UInt32($0)) }
    let stream = IndexSource.encoded(
      zip(sources, rows.counts).map { IndexSource($0, counts: $1) })
    sourcePages = stride(from: 0, to: stream.count, by: Page.contentSize).map {
      Array(stream[$0..<min($0 + Page.contentSize, stream.count)])
    }
    let counts = facts.definition.keys.indices.map(entries.count)
    header = IndexHeader(
      fileID: facts.fileID(rows: rows.digest, counts: counts, sources: stream, key: keys.file),
      keyCheck: keys.check, definition: facts.definition, normaliser: facts.normaliser,
      asOf: facts.asOf, certificateCount: rows.certificates,
      sections: counts.map { SectionShape(entryCount: $0) },
      batchCount: batches.batches.count, scoresCount: scores.count,
      textPageCount: batches.texts.contents.count, sourcePageCount: sourcePages.count)
    layout = IndexLayout(header)
    summary = IndexBuildSummary(
      sources: zip(sources, rows.counts).map { ($0.name, $1) }, incomplete: rows.incomplete,
      damagedNames: rows.doubts?.damagedNames ?? 0,
      roundedSources: (rows.doubts?.roundedSources ?? []).map { sources[$0].name },
      shortenedSources: (rows.doubts?.shortenedSources ?? []).map { sources[$0].name },
      certificates: rows.certificates, entries: counts, bytes: layout.pageCount * Page.size)
  }

  /// Writes the file.
  func write(to file: ReplacementFile, progress: BuildProgress) throws(SystemError) {
    let output = PagedOutput(file, fileID: header.fileID, key: keys.page)
    try writeSections(to: output, progress: progress)
    try writeBatches(to: output)
    try writeScores(to: output)
    try output.write(contents: batches.texts.contents, first: layout.firstTextPage)
    try output.write(contents: sourcePages, first: layout.firstSourcePage)
    try output.finish()
    try output.write(contents: [header.encoded], first: 0)
  }

  private func writeSections(
    to output: PagedOutput, progress: BuildProgress
  ) throws(SystemError) {
    let slices = header.sections.enumerated().flatMap { section, shape in
      SectionSlice.slices(
        of: section, shape: shape, entries: entries.spill, partitionBits: entries.partitionBits)
    }
    let scoreRanks = scoreRanks
    progress.begin(.writing, total: slices.count)
    let jobs = JobList(count: slices.count)
    try inParallel(workers) { _ throws(SystemError) in
      let writer = SectionWriter(
        entries: entries.spill, keys: keys, layout: layout, batchRanks: batches.ranks,
        scoreRanks: scoreRanks, output: output)
      try jobs.work { slice throws(SystemError) in
        try writer.write(slices[slice])
        progress.advance()
      }
    }
  }

  /// For each code of scores its number in the file; of others than the used ones it means nothing.
  private var scoreRanks: [UInt32] {
    var ranks = [UInt32](repeating: 0, count: ScorePair.codeCount)
    for (rank, pair) in scores.enumerated() { ranks[Int(pair.code)] = UInt32(rank) }
    return ranks
  }

  private func writeBatches(to output: PagedOutput) throws(SystemError) {
    var packer = RecordPacker(layout.batches, records: 0..<layout.batches.count)
    for batch in batches.batches {
      let places = batches.places(of: batch)
      packer.add(places.issuer, width: layout.textPlaceWidth)
      packer.add(places.occupation, width: layout.textPlaceWidth)
      packer.add(UInt64(batch.levelAndDay.levelCode), width: Level.width)
      packer.add(UInt64(batch.levelAndDay.dayCode), width: CivilDate.width)
      packer.endRecord()
    }
    try packer.write(to: output)
  }

  private func writeScores(to output: PagedOutput) throws(SystemError) {
    var packer = RecordPacker(layout.scores, records: 0..<layout.scores.count)
    for pair in scores {
      packer.add(UInt64(pair.theory), width: Score.width)
      packer.add(UInt64(pair.practical), width: Score.width)
      packer.endRecord()
    }
    try packer.write(to: output)
  }
}

/// What an index says of itself, whatever its rows.
struct IndexFacts {
  let definition: LookupDefinition
  let normaliser: UInt16
  let asOf: CivilDate

  /// The file's id: a keyed digest of all that is in it.
  ///
  /// - Parameters:
  ///   - rows: The sum of the digests of the rows that stand, so that their order does not matter.
  ///   - counts: The entries of each section.
  ///   - sources: The stream of the sources.
  ///   - key: The key for file ids.
  /// - Returns: The id.
  func fileID(rows: UInt64, counts: [Int], sources: [UInt8], key: Bits128) -> Bits128 {
    var hash = SipHash(key: key)
    hash.update(rows)
    hash.update(UInt64(normaliser))
    hash.update(UInt64(asOf.packed))
    for count in counts { hash.update(UInt64(count)) }
    hash.update(definition.encoded)
    hash.update(sources)
    return hash.finalize()
  }
}

extension IndexSource {
  fileprivate init(_ source: SourceInfo, counts: SourceCounts) {
    self.init(
      path: Array(source.shortName.utf8), rows: counts.rows, indexed: counts.indexed,
      superseded: counts.superseded, removed: counts.removed, rejected: counts.rejected)
  }
}
