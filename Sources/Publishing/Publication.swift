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
  /// - Throws: The first thing that fails; visitors then see what they saw before.
  package func run(
    _ plan: (HostState) throws(PublishingError) -> ReleasePlan
  ) throws(PublishingError) {
    let (lock, state) = try host.lock {
      say("\(host.name(of: host.destination.path)): somebody else is publishing; waiting")
    }
    do throws(PublishingError) {
      try state.expectPlaceForLink(on: host)
      let plan = try plan(state)
      for step in plan.steps { try perform(step) }
      say("\(host.name(of: host.destination.path)): current is \(plan.release)")
    } catch {
      // Whatever is new is of no use; where it cannot be removed, the next publication does.
      _ = Result { () throws(PublishingError) in try host.run("clean", newFolder) }
      throw error
    }
    try lock.release()
  }

  private func perform(_ step: Step) throws(PublishingError) {
    switch step {
    case .clean(let names): try host.run("clean", names)
    case .copy(_, let basis): try copy(linking: basis)
    case .verify(let folder, let digest): try host.run("verify", name(folder), digest)
    case .selfCheck(let folder): try selfCheck(folder)
    case .install(let folder, let id, let before):
      try host.run("finish", name(folder), id.text, before?.text ?? "-")
    case .switchTo(let id): try host.run("switch", id.text)
    case .remove(let ids): try host.run("remove", ids.map(\.text))
    }
  }

  private func copy(linking basis: ReleaseID?) throws(PublishingError) {
    guard let bundle else { preconditionFailure("a plan that copies is made for a bundle") }
    let folder = try PrivateFolder()
    let checksums = try folder.write(bundle.checksums, to: BundleContents.checksumsName)
    let changed = try host.copy(
      bundle.sources + [checksums], into: newFolder, linking: basis?.text)
    say(
      "\(host.name(of: host.destination.path)): \(bundle.files.count) files, \(changed - 1) of them new or "
        + "changed")
  }

  private func selfCheck(_ folder: Step.Folder) throws(PublishingError) {
    let check = SelfCheck(said: try host.run("check", name(folder), webUser ?? "-"))
    say("self-check as \(check.user):")
    for line in check.lines { say("  " + line) }
    guard check.isPassed else {
      throw SelfCheckFailure(
        check, at: host.destination, places: bundle?.places, key: key
      ).error
    }
  }

  private func name(_ folder: Step.Folder) -> String {
    switch folder {
    case .new: newFolder
    case .release(let id): id.text
    }
  }

  /// Of this publication alone.
  private var newFolder: String { ".new-\(host.token)" }
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
