import CSV
package import CertificateIndex
package import Posix
import QueryFields

/// One build of a lookup's index from batches of certificates.
///
/// The file appears only when it is whole: it is written aside, synced, verified, and renamed.
package struct IndexBuild {
  package var definition: LookupDefinition
  package var key: MasterKey
  /// The day up to which the data is complete.
  package var asOf: CivilDate
  package var inputs: [BatchInput]
  /// The path of the index.
  package var output: String
  /// When the new index takes the old one's place.
  package var rule: ReplacementRule

  package init(
    definition: LookupDefinition, key: MasterKey, asOf: CivilDate, inputs: [BatchInput],
    output: String, rule: ReplacementRule = ReplacementRule()
  ) {
    self.definition = definition
    self.key = key
    self.asOf = asOf
    self.inputs = inputs
    self.output = output
    self.rule = rule
  }

  /// Reads all inputs and puts the index in its place.
  ///
  /// - Parameter report: Is called for each row that is left out.
  /// - Returns: What became of the rows.
  /// - Throws: Why there is no new index.
  /// - Complexity: All hashes of the certificates are held in memory.
  package func run(report: (RowFinding) -> Void) throws(IndexBuildError) -> IndexBuildSummary {
    let keys = IndexKeys(master: key, lookup: definition.id)
    var store = CertificateStore(definition: definition, keys: keys)
    var summary = IndexBuildSummary(keyCount: definition.keys.count)
    for input in inputs {
      let counts = try read(input, into: &store, report: report)
      summary.add(counts, of: input)
    }
    let contents = store.contents(normaliser: normaliserVersion, asOf: asOf)
    summary.certificates = contents.certificateCount
    summary.entries = contents.sections.map { $0.count }
    let objection = rule.objection(
      old: certificatesOfOldIndex, new: summary.certificates, rejected: summary.total.rejected)
    if let objection {
      throw .refused(path: output, objection: objection, sources: summary.sources)
    }
    summary.bytes = try write(contents, keys: keys)
    return summary
  }

  /// Certificates of the index that is there; nil where there is none that could be answered from.
  private var certificatesOfOldIndex: Int? {
    do throws(IndexError) {
      return try IndexReader(path: Array(output.utf8), key: key).header.certificateCount
    } catch {
      return nil
    }
  }

  private func read(
    _ input: BatchInput, into store: inout CertificateStore, report: (RowFinding) -> Void
  ) throws(IndexBuildError) -> SourceCounts {
    do throws(InputError) {
      var batch = try BatchReader(input, definition: definition)
      var counts = SourceCounts(keyCount: definition.keys.count)
      while let outcome = try batch.next() {
        switch outcome {
        case .row(let row):
          counts.count(row, keys: definition.keys)
          counts.replacements += store.add(row)
        case .finding(let finding):
          counts.rejected += 1
          report(finding)
        }
      }
      return counts
    } catch {
      throw .input(error)
    }
  }

  private func write(_ contents: IndexContents, keys: IndexKeys) throws(IndexBuildError) -> Int {
    let writer = IndexWriter(contents, keys: keys)
    let damage: IndexError?
    do throws(SystemError) {
      damage = try replace(with: writer)
    } catch {
      throw .output(path: output, error)
    }
    if let damage { throw .verification(path: output, damage) }
    return writer.size
  }

  /// Writes the file aside and puts it in its place if what is read back is right.
  ///
  /// - Returns: What is wrong with what was read back, in which case the old file stays.
  private func replace(with writer: IndexWriter) throws(SystemError) -> IndexError? {
    var file = try ReplacementFile(replacing: Array(output.utf8), mode: 0o644)
    try writer.write(to: file)
    try file.synchronize()
    do throws(IndexError) {
      try IndexReader(path: file.temporaryPath, key: key).verify()
    } catch {
      return error
    }
    try file.commit()
    return nil
  }
}

/// Why there is no new index; the old one is as it was.
package enum IndexBuildError: Error {
  /// An input cannot be read to its end.
  case input(InputError)
  /// The rule for replacement keeps the old index in its place.
  case refused(path: String, objection: String, sources: [(name: String, counts: SourceCounts)])
  /// The index cannot be written.
  case output(path: String, SystemError)
  /// What was written cannot be read back: the disk or the memory is faulty.
  case verification(path: String, IndexError)

  /// Where, what and what to do.
  package var message: String {
    switch self {
    case .input(let error):
      "\(error.name): error: \(error.message)"
    case .refused(let path, let objection, let sources):
      (["\(path): error: \(objection); the old index is unchanged"]
        + sources.map { "  \($0.name): \($0.counts.text)" }).joined(separator: "\n")
    case .output(let path, let error):
      "\(path): error: the index cannot be written: "
        + "\(String(decoding: error.text, as: UTF8.self)); the old one is unchanged"
    case .verification(let path, let error):
      "\(path): error: what was written cannot be read back: "
        + "\(String(decoding: error.message, as: UTF8.self)); the old index is unchanged"
    }
  }
}
