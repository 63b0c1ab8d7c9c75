/// How the index of a lookup is called.
package struct IndexName: Hashable, Sendable {
  /// The file's name, such as `skill-level.idx`.
  package let file: String

  /// Nil for a lookup whose name is not plain.
  package init?(lookup: String) {
    guard lookup.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_\-]*/) != nil else { return nil }
    file = lookup + ".idx"
  }
}

/// An index that is to be published.
package struct IndexFile: Hashable, Sendable {
  package let name: IndexName
  /// Its absolute path on this machine.
  let path: String
  /// The SHA-256 hash of its bytes.
  let digest: String

  package init(name: IndexName, path: String, digest: String) {
    self.name = name
    self.path = path
    self.digest = digest
  }
}

extension IndexFile {
  /// The index of a lookup in a file that has its name, as the lookup on the host looks for it.
  ///
  /// - Parameters:
  ///   - path: The file, from where the user stands.
  ///   - lookup: The lookup that the file itself names.
  ///   - workingFolder: Where the user stands.
  /// - Throws: Where the file has another name or cannot be read.
  package init(
    _ path: String, of lookup: String, from workingFolder: String
  ) throws(PublishingError) {
    guard let name = IndexName(lookup: lookup), path.split(separator: "/").last == name.file[...]
    else {
      throw PublishingError(
        "\(path): error: this is the index of '\(lookup)'; name it \(lookup).idx")
    }
    let place = path.hasPrefix("/") ? path : workingFolder + "/" + path
    self.init(name: name, path: place, digest: try checksum(of: place))
  }
}
