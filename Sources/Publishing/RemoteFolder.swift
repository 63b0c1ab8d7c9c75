/// A folder of another machine that is reached by ssh, as `user@host:/path`.
///
/// Every part is made of characters that mean nothing else to any shell or option parser: so the parts
/// can be handed to `ssh` and `rsync`, and by them to the shell of the other side, as they are.
package struct RemoteFolder: Equatable, Sendable {
  package let user: String
  /// A name, an IPv4 address, or an IPv6 address without its brackets.
  package let host: String
  /// Absolute, without a slash at its end.
  package let path: String

  /// Nil for what is not exactly of this form.
  package init?(_ text: String) {
    guard let match = text.wholeMatch(of: RemoteFolder.form), isPlainPath(match.path) else {
      return nil
    }
    user = String(match.user)
    host = String(match.name ?? match.address ?? "")
    path = String(match.path)
  }

  // Written anew for each use, since a regular expression is not Sendable.
  private static var form:
    Regex<
      (
        Substring, user: Substring, name: Substring?, address: Substring?, path: Substring
      )
    >
  {
    /(?<user>[A-Za-z_][A-Za-z0-9_.\-]*)@(?:(?<name>[A-Za-z0-9][A-Za-z0-9.\-]*)|\[(?<address>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\]):(?<path>\/[A-Za-z0-9\/._\-]+?)\/?/
  }

  /// User and host as rsync and people write them; IPv6 has brackets.
  var account: String { "\(user)@\(host.contains(":") ? "[\(host)]" : host)" }
}

/// Whether no part of an absolute path is empty, hidden from sight by dots, or an option.
private func isPlainPath(_ path: Substring) -> Bool {
  path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
    !["", ".", ".."].contains($0) && !$0.hasPrefix("-")
  }
}
