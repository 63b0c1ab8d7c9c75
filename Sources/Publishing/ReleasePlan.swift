package import Foundation

/// What publishing or going back does at a destination, in order.
///
/// Visitors see a change in one step only, `switchTo`, before which everything has been verified.
package struct ReleasePlan: Equatable, Sendable {
  package let steps: [Step]
  /// The release that visitors see in the end.
  package let release: ReleaseID
}

extension ReleasePlan {
  /// Publishes a bundle.
  ///
  /// Where just this is served already, it is only verified and checked.
  ///
  /// - Parameters:
  ///   - contents: The SHA-256 hash of the bundle's list of checksums.
  ///   - state: What lies at the destination.
  ///   - keep: How many releases stay; the one that was served before stays in any case.
  ///   - now: What the clock says.
  ///   - checks: Whether the lookup program is asked before visitors see it.
  /// - Returns: The plan, whatever lies there.
  package static func publish(
    contents: String, to state: HostState, keep: Int, now: Date, checks: Bool = true
  ) -> ReleasePlan {
    let clean: [Step] = state.leftovers.isEmpty ? [] : [.clean(state.leftovers)]
    let before = state.currentRelease
    if let before, before.id.has(contents: contents) {
      return ReleasePlan(
        steps: clean + examine(.release(before.id), contents, checks), release: before.id)
    }
    let id = ReleaseID(contents: contents, now: now, after: state.releases.last?.id)
    let obsolete = state.obsolete(keep: keep, after: id)
    return ReleasePlan(
      steps: clean + [.copy(into: .new, linking: before?.id)] + examine(.new, contents, checks)
        + [.install(.new, as: id, before: before?.id), .switchTo(id)]
        + (obsolete.isEmpty ? [] : [.remove(obsolete)]),
      release: id)
  }

  /// Goes back to the release that was served before, or to another one.
  package static func rollBack(
    to wanted: ReleaseID?, in state: HostState, checks: Bool = true
  ) throws(PublishingError) -> ReleasePlan {
    let id = if let wanted { try state.existing(wanted) } else { try state.before() }
    return ReleasePlan(
      steps: examine(.release(id), id.digest, checks) + [.switchTo(id)], release: id)
  }

  private static func examine(_ folder: Step.Folder, _ digest: String, _ checks: Bool) -> [Step] {
    [.verify(folder, digest: digest)] + (checks ? [.selfCheck(folder)] : [])
  }
}

extension HostState {
  /// The releases that are too many once there is another one; never what is served, nor what is to be
  /// gone back to.
  fileprivate func obsolete(keep: Int, after id: ReleaseID) -> [ReleaseID] {
    let older = releases.map(\.id)
    let kept = Set(older.suffix(keep - 1) + [id] + [currentRelease?.id].compactMap { $0 })
    return older.filter { !kept.contains($0) }
  }

  fileprivate func existing(_ id: ReleaseID) throws(PublishingError) -> ReleaseID {
    guard let release = release(id) else {
      throw PublishingError("\(id): error: there is no such release; " + advice)
    }
    return release.id
  }

  /// What was served before the release that is served now; where that is gone, the next older one.
  fileprivate func before() throws(PublishingError) -> ReleaseID {
    guard let current = currentRelease else {
      throw PublishingError("current: error: no release is served here; " + advice)
    }
    if let before = current.before, release(before) != nil { return before }
    guard let older = releases.last(where: { $0.id < current.id }) else {
      throw PublishingError("\(current.id): error: there is no release before this one; " + advice)
    }
    return older.id
  }

  private var advice: String { "'osta rollback --list' names those that are there" }
}
