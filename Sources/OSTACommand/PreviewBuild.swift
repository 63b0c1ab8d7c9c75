import DevServer
import Site

/// The bundle of a preview, built whenever content or templates change.
struct PreviewBuild {
  let bundle: Bundle
  /// What the builds of this process remember; nil before the first good one.
  private var memory: SiteMemory?

  init(bundle: Bundle) {
    self.bundle = bundle
  }

  /// A build of the site; a failed one leaves the last good site where it is.
  struct Result {
    /// Nil where the build has failed.
    let site: UpdatedSite?
    /// What the pages show, a line each.
    let findings: [String]
  }

  /// Builds the site; what is wrong is said in the terminal too.
  func buildSite() -> Result {
    do {
      let site = try bundle.updateSite(bundle.siteBuild, since: memory)
      return Result(site: site, findings: site.report.warnings.map(\.description))
    } catch {
      return Result(site: nil, findings: PreviewBuild.lines(of: error))
    }
  }

  /// Does what no page has to wait for: remembers the site, and builds the indexes.
  mutating func finish(_ built: Result, telling state: PreviewState) async {
    guard let site = built.site else { return }
    let memory = bundle.siteUpdate(bundle.siteBuild).remember(site, buildsAgain: true)
    self.memory = memory
    var findings = built.findings
    if let problem = memory.problem {
      Terminal.report([problem])
      findings.append(problem.description)
    }
    do {
      try bundle.buildIndexes()
    } catch {
      findings += PreviewBuild.lines(of: error)
    }
    if findings.count > built.findings.count { await state.announce(findings: findings) }
  }

  /// Builds anew after each change, and tells open pages.
  func follow(
    _ changes: AsyncThrowingStream<Void, any Error>, telling state: PreviewState
  ) async throws {
    var preview = self
    for try await _ in changes {
      let built = preview.buildSite()
      await state.announce(findings: built.findings)
      await preview.finish(built, telling: state)
    }
  }

  private static func lines(of error: any Error) -> [String] {
    guard let failure = error as? Failure else { return ["\(error)"] }
    Terminal.note(failure.message)
    return failure.findings.map(\.description) + [failure.message]
  }
}
