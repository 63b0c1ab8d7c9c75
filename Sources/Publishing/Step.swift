/// One thing that is done at a destination; a plan is a list of them.
package enum Step: Equatable, Sendable {
  /// Removes what publications that were ended half-way have left.
  case clean([String])
  /// Copies a bundle into a folder that nobody looks into yet; files that are as in a release that is there
  /// become links to its own.
  case copy(into: Folder, linking: ReleaseID?)
  /// Compares every file with the list of checksums, and the list with the hash that it should have.
  case verify(Folder, digest: String)
  /// Copies indexes under the folder of the indexes, where no visitor's lookup sees them.
  case copyIndexes([IndexFile])
  /// Compares the copied indexes with their checksums.
  case verifyIndexes([IndexFile])
  /// Takes the indexes that were in their places before, as if they had been copied.
  case takePrevious([IndexName])
  /// Lets the lookup program of a release say whether it works, with the indexes that are there or with
  /// those that are new.
  case selfCheck(Folder, withNewIndexes: Bool)
  /// Puts the new indexes in their places, one by one; those of before stay beside them.
  case placeIndexes([IndexName])
  /// Makes a folder a release, which remembers what is served now.
  case install(Folder, as: ReleaseID, before: ReleaseID?)
  /// Lets visitors see a release, from one request to the next.
  case switchTo(ReleaseID)
  /// Removes releases.
  case remove([ReleaseID])

  /// A folder beside the releases, or one of them.
  package enum Folder: Equatable, Sendable {
    /// What is not whole yet.
    case new
    case release(ReleaseID)
    /// What visitors see, whether publish has made it or not.
    case current
  }
}

extension Step: CustomStringConvertible {
  /// What is done, for people.
  package var description: String {
    switch self {
    case .clean(let names): "remove what was left half-way: \(names.joined(separator: ", "))"
    case .copy(let folder, nil): "copy the bundle into \(folder)"
    case .copy(let folder, let basis?):
      "copy the bundle into \(folder); what is as in \(basis) becomes a hard link"
    case .verify(let folder, _): "compare every file in \(folder) with its checksum"
    case .copyIndexes(let indexes): "copy \(list(indexes.map(\.name))) into a new folder in index"
    case .verifyIndexes(let indexes): "compare \(list(indexes.map(\.name))) with the checksums"
    case .takePrevious(let names):
      "copy what was there before \(list(names)) into a new folder in index"
    case .selfCheck(let folder, false): "run the self-check of \(folder)/cgi-bin/lookup.cgi"
    case .selfCheck(let folder, true):
      "run the self-check of \(folder)/cgi-bin/lookup.cgi with the new indexes"
    case .placeIndexes(let names): "put \(list(names)) into index; what is there becomes .previous"
    case .install(let folder, let id, _): "rename \(folder) to releases/\(id)"
    case .switchTo(let id): "switch the link current to releases/\(id)"
    case .remove(let ids): "remove releases: \(ids.map(\.text).joined(separator: ", "))"
    }
  }
}

extension Step.Folder: CustomStringConvertible {
  package var description: String {
    switch self {
    case .new: "a new folder in releases"
    case .release(let id): "releases/\(id)"
    case .current: "current"
    }
  }
}

private func list(_ names: [IndexName]) -> String {
  names.map(\.file).joined(separator: ", ")
}
