/// What lies at a destination.
package struct HostState: Equatable, Sendable {
  /// What is served.
  package let current: Current
  /// All whole releases, the oldest first.
  package let releases: [Release]
  /// Folders that publications which were ended half-way have left.
  let leftovers: [String]

  /// What `current` is.
  package enum Current: Equatable, Sendable {
    /// Nothing is published.
    case nothing
    case release(Release)
    /// A link to something that publish has not made.
    case elsewhere(String)
    /// No link, but a folder or file.
    case inTheWay
  }

  /// The release that is served, if it is one.
  package var currentRelease: Release? {
    guard case .release(let release) = current else { return nil }
    return release
  }

  /// The release of a name.
  func release(_ id: ReleaseID) -> Release? { releases.first { $0.id == id } }
}

/// A release that is there.
package struct Release: Equatable, Sendable {
  package let id: ReleaseID
  /// The release that was served when this one was published.
  package let before: ReleaseID?

  package init(id: ReleaseID, before: ReleaseID?) {
    self.id = id
    self.before = before
  }
}

extension HostState {
  /// Reads what the script's `look` has said; lines of no meaning here are those of others.
  init(_ lines: [String]) {
    let words = lines.map { $0.split(separator: " ").map(String.init) }
    let releases = words.compactMap { words -> Release? in
      guard words.count == 3, words[0] == "release", let id = ReleaseID(words[1]) else {
        return nil
      }
      return Release(id: id, before: ReleaseID(words[2]))
    }
    self.releases = releases.sorted { $0.id < $1.id }
    leftovers = words.filter { $0.count == 2 && $0[0] == "leftover" && isLeftover($0[1]) }
      .map { $0[1] }.sorted()
    let current = words.first { $0.first == "current" }
    self.current = Current(current.map { Array($0.dropFirst()) } ?? [], among: releases)
  }
}

extension HostState.Current {
  fileprivate init(_ words: [String], among releases: [Release]) {
    switch words.first {
    case nil: self = .nothing
    case "in-the-way": self = .inTheWay
    default:
      let target = words.dropFirst().joined(separator: " ")
      let release = releases.first { "releases/\($0.id)" == target }
      self = release.map { .release($0) } ?? .elsewhere(target)
    }
  }
}

/// Whether a folder has a name that publish gives to what is not whole.
private func isLeftover(_ path: String) -> Bool {
  path.wholeMatch(of: /(?:releases|index)\/\.(?:new|old)-[A-Za-z0-9\-]+/) != nil
}
