import DevServer
import Site

/// The bundle of a preview, built whenever content or templates change.
struct PreviewBuild {
  let bundle: Bundle

  /// A build of the site; a failed one leaves the last good site where it is.
  struct Result {
    let hasFailed: Bool
    /// What the pages show, a line each.
    let findings: [String]
  }

  /// Builds the site; what is wrong is said in the terminal too.
  func buildSite() -> Result {
    do {
      return Result(hasFailed: false, findings: try bundle.buildSite().map(\.description))
    } catch {
      return Result(hasFailed: true, findings: PreviewBuild.lines(of: error))
    }
  }

  /// Builds the indexes, for which no page has to wait.
  func buildIndexes(after site: Result, telling state: PreviewState) async {
    guard !site.hasFailed else { return }
    do {
      try bundle.buildIndexes()
    } catch {
      await state.announce(findings: site.findings + PreviewBuild.lines(of: error))
    }
  }

  /// Builds anew after each change, and tells open pages.
  func follow(
    _ changes: AsyncThrowingStream<Void, any Error>, telling state: PreviewState
  ) async throws {
    for try await _ in changes {
      let site = buildSite()
      await state.announce(findings: site.findings)
      await buildIndexes(after: site, telling: state)
    }
  }

  private static func lines(of error: any Error) -> [String] {
    guard let failure = error as? Failure else { return ["\(error)"] }
    Terminal.note(failure.message)
    return failure.findings.map(\.description) + [failure.message]
  }
}
