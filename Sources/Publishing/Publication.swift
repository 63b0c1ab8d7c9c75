/// Does the steps of a plan on a host.
package struct Publication {
  private let host: WebHost
  /// The user who runs the lookup for visitors; nil for the one whom the host supposes.
  private let webUser: String?
  /// Where the key lies on this machine, for advice; it is not read.
  private let key: String
  /// The bundle that is published; nil where nothing is copied.
  private let bundle: BundleContents?
  private let say: (String) -> Void

  /// Begins nothing yet.
  ///
  /// - Parameters:
  ///   - host: Where it is done.
  ///   - bundle: What is published; nil where nothing is copied.
  ///   - webUser: Who runs the lookup for visitors; nil for whom the host supposes.
  ///   - key: Where the key lies on this machine, for advice.
  ///   - say: Gets a line for each thing that was done.
  package init(
    on host: WebHost, of bundle: BundleContents? = nil, webUser: String?, key: String,
    saying say: @escaping (String) -> Void
  ) {
    self.host = host
    self.bundle = bundle
    self.webUser = webUser
    self.key = key
    self.say = say
  }

  /// Makes a plan for what lies there, and carries it out while nobody else publishes there.
  ///
  /// - Throws: The first thing that fails; visitors then see what they saw before, unless all that fails is to
  ///   remove old releases.
  package func run(
    _ plan: (HostState) throws(PublishingError) -> PublicationPlan
  ) throws(PublishingError) {
    let (lock, state) = try host.lock {
      say("\(place): somebody else is publishing; waiting")
    }
    do throws(PublishingError) {
      let plan = try plan(state)
      if plan.release != nil { try state.expectPlaceForLink(on: host) }
      for step in plan.steps { try perform(step) }
      if let release = plan.release, !plan.switches {
        say("\(place): current is \(release) already")
      }
    } catch {
      // What is wrong with the host may keep it from this too; the next publication does it then.
      _ = Result { () throws(PublishingError) in try removeWhatIsNew() }
      throw error
    }
    try removeWhatIsNew()
    try lock.release()
  }

  private func perform(_ step: Step) throws(PublishingError) {
    switch step {
    case .clean(let names): try host.run("clean", names)
    case .copy(_, let basis): try copy(linking: basis)
    case .verify(let folder, let digest): try host.run("verify", path(folder), digest)
    case .copyIndexes(let indexes): try host.copy(indexes.map(\.path), into: newIndexes)
    case .verifyIndexes(let indexes):
      for index in indexes { try host.run("verify_index", index.name.file, index.digest) }
    case .takePrevious(let names): try host.run("previous", names.map(\.file))
    case .selfCheck(let folder, let withNewIndexes):
      try selfCheck(folder, by: withNewIndexes ? "check_indexes" : "check")
    case .placeIndexes(let names):
      try host.run("place", names.map(\.file))
      for name in names { say("\(place)/index/\(name.file): in its place") }
    case .install(let folder, let id, let before):
      try host.run("finish", path(folder), id.text, before?.text ?? "-")
    case .switchTo(let id):
      try host.run("switch", id.text)
      say("\(place): current is \(id)")
    case .remove(let ids): try host.run("remove", ids.map(\.text))
    }
  }

  private func copy(linking basis: ReleaseID?) throws(PublishingError) {
    guard let bundle else { preconditionFailure("a plan that copies is made for a bundle") }
    let folder = try PrivateFolder()
    let checksums = try folder.write(bundle.checksums, to: BundleContents.checksumsName)
    let changed = try host.copy(
      bundle.sources + [checksums], into: newRelease, linking: basis?.text)
    say("\(place): \(bundle.files.count) files, \(changed - 1) of them new or changed")
  }

  private func selfCheck(_ folder: Step.Folder, by verb: String) throws(PublishingError) {
    let check = SelfCheck(said: try host.run(verb, path(folder), webUser ?? "-"))
    say("self-check as \(check.user):")
    for line in check.lines { say("  " + line) }
    guard check.isPassed else {
      throw SelfCheckFailure(
        check, at: host.destination, places: bundle?.places, key: key
      ).error
    }
  }

  // MARK: Places

  /// The destination in messages.
  private var place: String { host.name(of: host.destination.path) }

  /// Where a folder lies below the destination.
  private func path(_ folder: Step.Folder) -> String {
    switch folder {
    case .new: newRelease
    case .release(let id): "releases/\(id)"
    case .current: "current"
    }
  }

  // The names are of this publication alone.
  private var newRelease: String { "releases/.new-\(host.token)" }
  private var newIndexes: String { "index/.new-\(host.token)" }

  private func removeWhatIsNew() throws(PublishingError) {
    try host.run("clean", newRelease, newRelease + "-trial", newIndexes)
  }
}

extension HostState {
  /// A folder in the place of the link would have to be moved away, and visitors would see nothing
  /// meanwhile: that is not ours to do.
  fileprivate func expectPlaceForLink(on host: WebHost) throws(PublishingError) {
    guard current == .inTheWay else { return }
    let path = host.destination.path
    throw PublishingError(
      "\(host.name(of: path))/current: error: a folder or file stands where the link to the release that "
        + "is served must be; move it away and publish at once: mv \(path)/current \(path)/current-by-hand"
    )
  }
}
