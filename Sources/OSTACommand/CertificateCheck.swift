import CertificateIndex
import Foundation
import IndexBuilder
import Proofreading
import Site

/// Reads the certificates and aliases that a project names, for mistakes in their cells.
struct CertificateCheck {
  let project: ProjectOptions
  /// The day of the build.
  let today: CivilDate

  /// What would be said of the rows when the indexes are built, as `checks:` in site.yaml has it.
  ///
  /// Batches that are not at hand are passed over, as a build passes them over.
  ///
  /// - Complexity: That of building the indexes but for writing them.
  func diagnostics() -> [Diagnostic] {
    var unread: [Diagnostic] = []
    let lookups = Content.lookups(in: project.content, &unread)?.lookups ?? []
    let found = lookups.flatMap { diagnostics(of: $0) }
    return (project.settings?.checks ?? CheckSettings()).applied(to: found)
  }

  private func diagnostics(of lookup: LookupSettings.Lookup) -> [Diagnostic] {
    var found: [Diagnostic] = []
    do {
      let inputs = try project.batches(of: lookup)
      guard !inputs.isEmpty else { return [] }
      let build = try build(lookup, inputs)
      let rejected = try build.check { found.append(Diagnostic($0)) }
      if found.count >= IndexBuild.mostNotes {
        found.append(rest(of: lookup, rejected))
      }
    } catch let error as IndexBuildError {
      found.append(diagnostic(error, lookup))
    } catch {
      found.append(Diagnostic(path: project.place(lookup.source), message: "\(error)"))
    }
    return found
  }

  /// A build that writes nothing: its temporary files lie where those of all programs do, and its key is
  /// forgotten with it.
  private func build(_ lookup: LookupSettings.Lookup, _ inputs: [BatchInput]) throws -> IndexBuild {
    let place = FileManager.default.temporaryDirectory.appending(path: "osta-check")
    return IndexBuild(
      definition: lookup.definition, keys: KeyRing(.random()), asOf: today, inputs: inputs,
      aliases: try project.aliases(of: lookup), output: place.path(percentEncoded: false))
  }

  private func rest(of lookup: LookupSettings.Lookup, _ rejected: Int) -> Diagnostic {
    Diagnostic(
      path: project.place(lookup.source), severity: .warning,
      message:
        "these are the first \(IndexBuild.mostNotes) findings; \(rejected) rows would be left "
        + "out, and 'osta index build' with --report lists them all", rule: Rule.rows.rawValue)
  }

  private func diagnostic(_ error: IndexBuildError, _ lookup: LookupSettings.Lookup) -> Diagnostic {
    if case .input(let input) = error {
      return Diagnostic(
        path: input.name, line: input.place?.line ?? 1, column: input.place?.field ?? 1,
        message: input.reason)
    }
    return Diagnostic(path: project.place(lookup.source), message: error.message)
  }
}

extension Diagnostic {
  /// What was found about a row; it keeps no index from being built.
  fileprivate init(_ finding: RowFinding) {
    self.init(
      path: finding.source, line: finding.line, column: finding.field, severity: .warning,
      message: finding.isError ? "the row is left out: \(finding.message)" : finding.message,
      rule: Rule.rows.rawValue)
  }
}
