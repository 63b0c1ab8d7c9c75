// Indexes are published and taken back apart from the releases.
extension PublicationPlan {
  /// Publishes indexes for the site that is there.
  ///
  /// - Parameters:
  ///   - indexes: At most one for each lookup.
  ///   - state: What lies at the destination.
  ///   - checks: Whether the lookup of the site is asked before visitors get an answer from them.
  /// - Returns: The plan, whatever lies there.
  package static func publish(
    _ indexes: [IndexFile], to state: HostState, checks: Bool = true
  ) -> PublicationPlan {
    PublicationPlan(
      steps: state.cleaning + [.copyIndexes(indexes), .verifyIndexes(indexes)]
        + place(indexes.map(\.name), in: state, checks),
      release: nil)
  }

  /// Puts the indexes of before in their places again.
  package static func takeBack(
    _ names: [IndexName], in state: HostState, checks: Bool = true
  ) -> PublicationPlan {
    PublicationPlan(
      steps: state.cleaning + [.takePrevious(names)] + place(names, in: state, checks), release: nil
    )
  }

  /// Before there is a site, nobody can say whether an index fits it.
  private static func place(_ names: [IndexName], in state: HostState, _ checks: Bool) -> [Step] {
    let check: [Step] =
      checks && state.current != .nothing ? [.selfCheck(.current, withNewIndexes: true)] : []
    return check + [.placeIndexes(names)]
  }
}
