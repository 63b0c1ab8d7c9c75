import CertificateIndex
package import Foundation
import Parallel
import Posix

/// Brings a bundle up to date: makes again what was made from something else than is there now.
package struct SiteUpdate: Sendable {
  private let build: SiteBuild
  private let writer: BundleWriter
  private let cache: CacheFile

  /// - Parameters:
  ///   - build: What the bundle is made from.
  ///   - output: The bundle's folder, which is made where there is none.
  ///   - caches: The folder for what builds remember, outside of any bundle.
  package init(_ build: SiteBuild, output: URL, caches: URL) {
    self.build = build
    writer = BundleWriter(output: output)
    cache = CacheFile(of: output, in: caches)
  }

  /// What was done.
  package struct Report: Sendable {
    package let summary: BundleWriter.Summary
    /// Warnings, those that a former build said of the same files too.
    package let warnings: [Diagnostic]
  }

  /// Builds.
  ///
  /// - Parameter others: Files that are not made from content and templates, such as the program.
  /// - Returns: What was done, and what is to be said.
  /// - Throws: Everything that is wrong, before anything is written; then the first error of the file
  ///   system.
  package func run(adding others: [Output] = []) throws(ContentErrors) -> Report {
    try withExtendedLifetime(cache.lock()) { () throws(ContentErrors) in
      try update(adding: others)
    }
  }

  private func update(adding others: [Output]) throws(ContentErrors) -> Report {
    let begin = FileStamp.now
    var known = build.timings.measure(.remember) { cache.read() }
    var build = build.knowing(known)
    // The first build has nothing to compare with, and knows its input only at the end.
    let input = known.flatMap { _ in build.input(others) }
    if let known, let input, input == known.input, try isAsLeft(known.bundle, build) {
      return Report(
        summary: BundleWriter.Summary(files: known.bundle.files.count, written: 0, removed: 0),
        warnings: known.warnings)
    }
    if input != nil { build = build.settled() }
    let (made, summary, state) = try change(
      build, others, since: known?.bundle ?? BundleState())
    let warnings = made.diagnostics
    var site: PreparedSite? = consume made
    let (problem, _) = concurrently(
      {
        remember(state, warnings, input ?? build.input(others), since: begin, build)
      },
      {
        // Thousands of pages and what was known of them need not wait for the end to be given back.
        _ = (site.take(), known.take())
      })
    return Report(summary: summary, warnings: warnings + [problem].compactMap { $0 })
  }

  /// Makes what is to be made, and writes it.
  private func change(
    _ build: SiteBuild, _ others: [Output], since former: BundleState
  ) throws(ContentErrors) -> (PreparedSite, BundleWriter.Summary, BundleState) {
    let plan = try build.plan()
    let kept = try build.timings.measure(.compare) { () throws(ContentErrors) in
      try writer.unchanged(plan.outputs + others, since: former)
    }
    let site = try plan.prepared(keeping: kept, links: former.links, build.timings)
    var result = try writer.write(site.files, keeping: kept.files, since: former, build.timings)
    result.state.links = site.links
    return (site, result.summary, result.state)
  }

  /// Keeps for the next build what is known now.
  ///
  /// - Returns: What went wrong.
  private func remember(
    _ state: BundleState, _ warnings: [Diagnostic], _ input: @autoclosure () -> Digest?,
    since begin: Int, _ build: SiteBuild
  ) -> Diagnostic? {
    build.timings.measure(.remember) {
      let input = input()
      var state = state
      // As late as can be: what was written just before tells nothing to the next build.
      state.moment = FileStamp.now
      return cache.write(
        BuildCache(
          input: input, warnings: warnings, begin: begin, bundle: state,
          content: build.content.memory.entries, templates: build.templates.memory.entries))
    }
  }

  /// Whether nothing has happened to the bundle since the last build.
  private func isAsLeft(
    _ bundle: BundleState, _ build: SiteBuild
  ) throws(ContentErrors) -> Bool {
    try build.timings.measure(.compare) { () throws(ContentErrors) in try writer.holds(bundle) }
  }
}

// MARK: What a build is made from

extension SiteBuild {
  /// The same build, which need not read again what a former one has read.
  fileprivate func knowing(_ known: BuildCache?) -> SiteBuild {
    var build = self
    let begin = known?.begin ?? 0
    build.content = content.opened(
      with: FolderMemory(known?.content ?? [:], from: begin), timings)
    build.templates = templates.opened(
      with: FolderMemory(known?.templates ?? [:], from: begin), timings)
    return build
  }

  /// The same build, after it has looked for all of its input.
  fileprivate func settled() -> SiteBuild {
    var build = self
    build.content = content.opened(with: content.memory.settling(), timings)
    build.templates = templates.opened(with: templates.memory.settling(), timings)
    return build
  }

  /// Of everything that the build may read, and of what it was asked for; nil where something cannot be
  /// read or published.
  fileprivate func input(_ others: [Output]) -> Digest? {
    guard
      let content = content.digest(
        ofFolders: Content.folders, files: [SiteSettings.file, LookupSettings.file]),
      let templates = templates.digest(ofFolders: [""], files: [])
    else { return nil }
    return Digest(
      of: content, templates, choices, others.map { $0.path.digest }, others.map(\.digest))
  }

  /// Everything but the files that decides about the result, and about what is said of it.
  private var choices: [Digest] {
    [
      Int(edition.today.packed).digest, (edition.includesDrafts ? 1 : 0).digest,
      (compresses ? 1 : 0).digest, content.name.digest, templates.name.digest,
    ]
  }
}
