package import Foundation

/// What publishing or going back does at a destination, in order.
///
/// Visitors see a change in two steps only, `placeIndexes` and `switchTo`, before which everything has been
/// verified.
package struct PublicationPlan: Equatable, Sendable {
  package let steps: [Step]
  /// The release that visitors see in the end; nil where the releases are left alone.
  package let release: ReleaseID?

  /// Whether visitors see another release than before.
  var switches: Bool {
    steps.contains {
      if case .switchTo = $0 { true } else { false }
    }
  }
}

extension PublicationPlan {
  /// Publishes a bundle.
  ///
  /// Where just this is served already, it is only verified and checked. Indexes that come with it are those
  /// of a lookup that has changed, and fit no other site: they get to their places right before the switch.
  ///
  /// - Parameters:
  ///   - contents: The SHA-256 hash of the bundle's list of checksums.
  ///   - indexes: At most one for each lookup.
  ///   - state: What lies at the destination.
  ///   - keep: How many releases stay; the one that was served before stays in any case.
  ///   - now: What the clock says.
  ///   - checks: Whether the lookup program is asked before visitors see it.
  /// - Returns: The plan, whatever lies there.
  package static func publish(
    contents: String, with indexes: [IndexFile] = [], to state: HostState, keep: Int, now: Date,
    checks: Bool = true
  ) -> PublicationPlan {
    let before = state.currentRelease
    if let before, before.id.has(contents: contents) {
      return PublicationPlan(
        steps: state.cleaning
          + examine(.release(before.id), contents, indexes, checks) + place(indexes),
        release: before.id)
    }
    let id = ReleaseID(contents: contents, now: now, after: state.releases.last?.id)
    return PublicationPlan(
      steps: state.cleaning + [.copy(into: .new, linking: before?.id)]
        + examine(.new, contents, indexes, checks)
        + [.install(.new, as: id, before: before?.id)] + place(indexes) + [.switchTo(id)]
        + state.tidying(keep: keep, after: id),
      release: id)
  }

  /// Goes back to the release that was served before, or to another one.
  package static func rollBack(
    to wanted: ReleaseID?, in state: HostState, checks: Bool = true
  ) throws(PublishingError) -> PublicationPlan {
    let id = if let wanted { try state.existing(wanted) } else { try state.before() }
    return PublicationPlan(
      steps: examine(.release(id), id.digest, [], checks) + [.switchTo(id)], release: id)
  }

  private static func examine(
    _ folder: Step.Folder, _ digest: String, _ indexes: [IndexFile], _ checks: Bool
  ) -> [Step] {
    let copy: [Step] = indexes.isEmpty ? [] : [.copyIndexes(indexes), .verifyIndexes(indexes)]
    return [.verify(folder, digest: digest)] + copy
      + (checks ? [.selfCheck(folder, withNewIndexes: !indexes.isEmpty)] : [])
  }

  private static func place(_ indexes: [IndexFile]) -> [Step] {
    indexes.isEmpty ? [] : [.placeIndexes(indexes.map(\.name))]
  }
}

extension HostState {
  /// Removes what was left half-way.
  var cleaning: [Step] { leftovers.isEmpty ? [] : [.clean(leftovers)] }

  /// Removes the releases that are too many once there is another one; never what is served, nor what is to
  /// be gone back to.
  fileprivate func tidying(keep: Int, after id: ReleaseID) -> [Step] {
    let older = releases.map(\.id)
    let kept = Set(older.suffix(keep - 1) + [id] + [currentRelease?.id].compactMap { $0 })
    let obsolete = older.filter { !kept.contains($0) }
    return obsolete.isEmpty ? [] : [.remove(obsolete)]
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
