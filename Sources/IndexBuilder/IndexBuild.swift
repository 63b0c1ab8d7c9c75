package import CertificateIndex
import Posix
import QueryFields
package import TextEncoding

/// One build of a lookup's index from batches of certificates.
///
/// The file appears only when it is whole: it is written aside, verified, synced, and renamed.
package struct IndexBuild {
  package var definition: LookupDefinition
  /// The keys of the site; the newest makes the index, any may have made the old one.
  package var keys: KeyRing
  /// The day up to which the data is complete.
  package var asOf: CivilDate
  package var inputs: [BatchInput]
  /// What says by which other names and ID numbers certificates of the inputs are found.
  package var aliases: [BatchInput]
  /// How the text of the inputs is written; nil for UTF-8.
  package var encoding: TextEncoding?
  /// The path of the index.
  package var output: String
  /// The path of the report on each row; nil where nobody wants it.
  package var report: String?
  /// When the new index takes the old one's place.
  package var rule: ReplacementRule
  /// How memory and work are divided.
  var plan = BuildPlan()

  package init(
    definition: LookupDefinition, keys: KeyRing, asOf: CivilDate, inputs: [BatchInput],
    aliases: [BatchInput] = [], encoding: TextEncoding? = nil, output: String,
    report: String? = nil,
    rule: ReplacementRule = ReplacementRule()
  ) {
    self.definition = definition
    self.keys = keys
    self.asOf = asOf
    self.inputs = inputs
    self.aliases = aliases
    self.encoding = encoding
    self.output = output
    self.report = report
    self.rule = rule
  }

  /// Everything that is read, in order.
  private var sources: [BatchInput] { inputs + aliases }

  /// Reads all inputs and puts the index in its place.
  ///
  /// - Parameters:
  ///   - progress: Is told how far the build is.
  ///   - note: Is called for the first findings about rows, in order of the input.
  /// - Returns: What became of the rows.
  /// - Throws: Why there is no new index.
  /// - Complexity: O(n log n). Memory is bounded by the plan; beside the index about 100 bytes a row lie
  ///   in temporary files.
  package func run(
    progress: BuildProgress = BuildProgress(), note: (RowFinding) -> Void
  ) throws(IndexBuildError) -> IndexBuildSummary {
    guard sources.count <= RowPlace.mostSources else {
      throw .limit("error: there are more than \(RowPlace.mostSources) inputs; join some of them")
    }
    if let objection = OutputTarget(path: output).objection(inputs: sources, lookup: definition.id)
    {
      throw .limit("\(output): error: \(objection)")
    }
    let file = try makeFile()
    let summary = try write(file, progress: progress, note: note)
    file.beginSynchronizing()
    try verify(file, progress: progress)
    progress.begin(.syncing, total: 0)
    try ofOutput { () throws(SystemError) in try file.commit() }
    progress.begin(.done, total: 0)
    return summary
  }

  /// Writes the new index aside.
  ///
  /// The temporary files end with it: what is not yet on the disk of them need never get there.
  private func write(
    _ file: ReplacementFile, progress: BuildProgress, note: (RowFinding) -> Void
  ) throws(IndexBuildError) -> IndexBuildSummary {
    let writer = try prepare(stages(progress), note: note)
    try check(writer.summary)
    try ofOutput { () throws(SystemError) in try writer.write(to: file, progress: progress) }
    return writer.summary
  }

  private func stages(_ progress: BuildProgress) -> BuildStages {
    BuildStages(
      definition: definition, keys: IndexKeys(master: keys.newest, lookup: definition.id),
      inputs: inputs, aliases: aliases, encoding: encoding, plan: plan,
      output: Array(output.utf8), isReported: report != nil, progress: progress)
  }

  /// Reads and compares all rows as a build does, and writes nothing but temporary files beside the output.
  ///
  /// - Parameter note: Is called for the first findings about rows, in order of the input.
  /// - Returns: How many rows a build would leave out.
  /// - Throws: Why there would be no index.
  package func check(note: (RowFinding) -> Void) throws(IndexBuildError) -> Int {
    try prepare(stages(BuildProgress()), note: note).summary.total.rejected
  }

  private func makeFile() throws(IndexBuildError) -> ReplacementFile {
    try ofOutput { () throws(SystemError) in
      try ReplacementFile(replacing: Array(output.utf8), mode: 0o644)
    }
  }

  /// Reads and compares all rows and tells what became of them; the records of rows end with it.
  private func prepare(
    _ stages: BuildStages, note: (RowFinding) -> Void
  ) throws(IndexBuildError) -> IndexWriter {
    let rows: ReadRows
    let entries: SectionEntries
    do throws(BuildFailure) {
      rows = try stages.readRows()
      entries = try stages.compare(rows)
    } catch {
      throw self.error(error)
    }
    try tell(stages.events, sources: rows.sources, counts: entries.rows.counts, note: note)
    return stages.writer(
      of: entries, sources: rows.sources,
      facts: IndexFacts(definition: definition, normaliser: normaliserVersion, asOf: asOf))
  }

  /// The most findings that are told one by one; a report has them all.
  package static let mostNotes = 100

  private func tell(
    _ events: EventLog, sources: [SourceInfo], counts: [SourceCounts], note: (RowFinding) -> Void
  ) throws(IndexBuildError) {
    var notes = 0
    try ofOutput { () throws(SystemError) in
      try events.read { event throws(SystemError) in
        guard let finding = event.finding(sources: sources) else { return true }
        note(finding)
        notes += 1
        return notes < IndexBuild.mostNotes
      }
    }
    guard let report else { return }
    do throws(SystemError) {
      try RowReport(sources: sources).write(events, counts: counts, to: report)
    } catch {
      throw .report(path: report, error)
    }
  }

  /// Refuses an index that may not take the old one's place.
  private func check(_ summary: IndexBuildSummary) throws(IndexBuildError) {
    let old = oldIndex
    let objection = rule.objection(
      old: old?.certificates, new: summary.certificates, rejected: summary.total.rejected)
    guard let objection else { return }
    throw .refused(
      path: output, objection: objection, sources: summary.sources, oldSources: old?.sources ?? [])
  }

  /// What the index that is there says; nil where there is none that could be answered from.
  private var oldIndex: (certificates: Int, sources: [IndexSource])? {
    do throws(IndexError) {
      let reader = try IndexReader(path: Array(output.utf8), keys: keys)
      return (reader.header.certificateCount, try reader.sources())
    } catch {
      return nil
    }
  }

  private func verify(
    _ file: ReplacementFile, progress: BuildProgress
  ) throws(IndexBuildError) {
    do throws(IndexError) {
      try IndexReader(path: file.temporaryPath, key: keys.newest)
        .verify(workers: plan.workers, progress: progress)
    } catch {
      throw .verification(path: output, error)
    }
  }

  private func ofOutput<Result>(
    _ work: () throws(SystemError) -> Result
  ) throws(IndexBuildError) -> Result {
    do throws(SystemError) { return try work() } catch { throw .output(path: output, error) }
  }

  private func error(_ failure: BuildFailure) -> IndexBuildError {
    switch failure {
    case .input(let error): .input(error)
    case .system(let error): .output(path: output, error)
    case .batches(let error): .limit("\(output): error: \(error.message)")
    case .crowd(let place):
      .limit(
        "\(sources[place.source].name):\(place.line): error: more rows have this certificate number "
          + "than fit into memory; check the column, or remove rows without a number of their own")
    case .crowdOfKey(let key):
      .limit(
        "\(output): error: too many certificates have the same "
          + definition.keys[key].fields.map { $0.key.description }.joined(separator: " and ")
          + "; leave these cells empty where nobody knows what belongs there")
    }
  }
}
