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

    fileprivate func adding(_ problem: Diagnostic?) -> Report {
      Report(summary: summary, warnings: warnings + [problem].compactMap { $0 })
    }
  }

  /// Builds, and remembers it.
  ///
  /// - Parameter others: Files that are not made from content and templates, such as the program.
  /// - Returns: What was done, and what is to be said.
  /// - Throws: Everything that is wrong, before anything is written; then the first error of the file
  ///   system.
  package func run(adding others: [Output] = []) throws(ContentErrors) -> Report {
    let updated = try update(adding: others)
    let memory = remember(updated)
    return updated.report.adding(memory.problem)
  }

  /// Brings the bundle up to date, and leaves it to the caller when that is remembered.
  ///
  /// - Parameters:
  ///   - others: Files that are not made from content and templates, such as the program.
  ///   - memory: What this process remembers of its last build; where it has none, the cache is read.
  /// - Returns: The bundle, with what can be remembered of it.
  /// - Throws: As `run` does.
  package func update(
    adding others: [Output] = [], since memory: SiteMemory? = nil
  ) throws(ContentErrors) -> UpdatedSite {
    try withExtendedLifetime(cache.lock()) { () throws(ContentErrors) in
      let begin = FileStamp.now
      let known = memory ?? SiteMemory(cache: read())
      return try update(others, known, since: begin)
    }
  }

  private func read() -> BuildCache? { build.timings.measure(.remember) { cache.read() } }

  private func update(
    _ others: [Output], _ memory: SiteMemory, since begin: Int
  ) throws(ContentErrors) -> UpdatedSite {
    let known = memory.cache
    var build = build.knowing(memory)
    // The first build has nothing to compare with, and knows its input only at the end.
    let input = known.flatMap { _ in build.input(others) }
    if let known, let input, input == known.input, try isAsLeft(known.bundle, build) {
      let summary = BundleWriter.Summary(
        files: known.bundle.files.count, written: 0, removed: 0)
      return UpdatedSite(
        report: Report(summary: summary, warnings: known.warnings), memory: memory, change: nil)
    }
    if input != nil { build = build.settled() }
    let (site, summary, state) = try change(
      build, others, since: known?.bundle ?? BundleState())
    return UpdatedSite(
      report: Report(summary: summary, warnings: site.diagnostics), memory: memory,
      change: UpdatedSite.Change(
        site: site, state: state, build: build, others: others, input: input, begin: begin))
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
  /// - Parameters:
  ///   - site: The bundle as it is now.
  ///   - buildsAgain: Whether this process will make the next build, so that it need not read notices again.
  /// - Returns: What this process can go on with, and why others may not know it.
  package func remember(_ site: UpdatedSite, buildsAgain: Bool = false) -> SiteMemory {
    guard let change = site.change else { return site.memory }
    return build.timings.measure(.remember) {
      let cache = change.cache(warnings: site.report.warnings)
      let problem = withExtendedLifetime(self.cache.lock()) { self.cache.write(cache) }
      return SiteMemory(
        cache: cache, notices: buildsAgain ? change.notices : [:],
        templates: change.site.plan.templates, problem: problem)
    }
  }

  /// Whether nothing has happened to the bundle since the last build.
  private func isAsLeft(
    _ bundle: BundleState, _ build: SiteBuild
  ) throws(ContentErrors) -> Bool {
    try build.timings.measure(.compare) { () throws(ContentErrors) in try writer.holds(bundle) }
  }
}

// MARK: What a build leaves

/// A bundle that is up to date.
///
/// It holds all that the build had in memory. To give that back takes a while, and nobody who waits for the
/// bundle needs to wait for it.
package final class UpdatedSite: Sendable {
  /// What was done, and what is to be said.
  package let report: SiteUpdate.Report
  /// What was remembered before.
  fileprivate let memory: SiteMemory
  /// Nil where everything was as the last build left it.
  fileprivate let change: Change?

  fileprivate init(report: SiteUpdate.Report, memory: SiteMemory, change: Change?) {
    self.report = report
    self.memory = memory
    self.change = change
  }

  /// What was made, and from what.
  fileprivate struct Change: Sendable {
    let site: PreparedSite
    let state: BundleState
    let build: SiteBuild
    let others: [Output]
    let input: Digest?
    let begin: Int

    /// The documents by their files.
    var notices: [String: NoticeText] {
      Dictionary(site.plan.notices.map { ($0.source, $0.text) }) { first, _ in first }
    }

    func cache(warnings: [Diagnostic]) -> BuildCache {
      let input = input ?? build.input(others)
      var state = state
      // As late as can be: what was written just before tells nothing to the next build.
      state.moment = FileStamp.now
      return BuildCache(
        input: input, warnings: warnings, begin: begin, bundle: state,
        content: build.content.memory.entries, templates: build.templates.memory.entries)
    }
  }
}

/// What a process remembers of its last build.
package struct SiteMemory: Sendable {
  fileprivate let cache: BuildCache?
  /// The documents by their files; none where another process has read them.
  fileprivate var notices: [String: NoticeText] = [:]
  fileprivate var templates: ReadTemplates?
  /// Why other processes cannot know it.
  package var problem: Diagnostic? = nil
}

// MARK: What a build is made from

extension SiteBuild {
  /// The same build, which need not read again what a former one has read.
  fileprivate func knowing(_ memory: SiteMemory) -> SiteBuild {
    var build = self
    let known = memory.cache
    let begin = known?.begin ?? 0
    build.content = content.opened(
      with: FolderMemory(known?.content ?? [:], notices: memory.notices, from: begin), timings)
    build.templates = templates.opened(
      with: FolderMemory(known?.templates ?? [:], from: begin), timings)
    build.known = memory.templates
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
