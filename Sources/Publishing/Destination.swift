/// Where a site is published: the folder on the web host that holds all releases.
package enum Destination: Equatable, Sendable {
  /// A folder of this machine, by its absolute path.
  case folder(String)
  /// A folder of another machine.
  case remote(RemoteFolder)

  /// Reads what a user has typed: a folder, or `user@host:/path`.
  ///
  /// What begins with `/` or `.` is a folder, whatever else is in it; what has a `:` or `@` must be of
  /// the other form, and every part of it plain.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - workingFolder: Where the user stands; paths are reckoned from there.
  /// - Throws: Where it is neither.
  package init(_ text: String, from workingFolder: String) throws(PublishingError) {
    guard !text.isEmpty, !text.hasPrefix("-"), !text.unicodeScalars.contains(where: isControl)
    else { throw unreadable(text) }
    if !text.hasPrefix("/"), !text.hasPrefix("."), text.contains(where: { ":@".contains($0) }) {
      guard let remote = RemoteFolder(text) else { throw unreadable(text) }
      self = .remote(remote)
    } else {
      guard let path = absolutePath(text, from: workingFolder) else {
        throw PublishingError(
          "\(text): error: nothing is published into the root of the file system; name a folder")
      }
      self = .folder(path)
    }
  }

  /// The path on the machine where it lies.
  package var path: String {
    switch self {
    case .folder(let path): path
    case .remote(let remote): remote.path
    }
  }

  /// How a path there is called in messages.
  func name(of path: String) -> String {
    switch self {
    case .folder: path
    case .remote(let remote): "\(remote.account):\(path)"
    }
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || scalar.value == 0x7f
}

private func unreadable(_ text: String) -> PublishingError {
  PublishingError(
    "\(text): error: this is no place to publish to; say a folder, or user@host:/path with an absolute "
      + "path of letters, digits and / . _ -")
}

/// An absolute path without `.`, `..` and slashes that say nothing; nil for the root.
private func absolutePath(_ path: String, from workingFolder: String) -> String? {
  var parts: [Substring] = []
  for part in (path.hasPrefix("/") ? path : workingFolder + "/" + path).split(separator: "/") {
    switch part {
    case ".": continue
    case "..": _ = parts.popLast()
    default: parts.append(part)
    }
  }
  return parts.isEmpty ? nil : "/" + parts.joined(separator: "/")
}
