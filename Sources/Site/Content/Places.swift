/// Whether a character of a path means nothing else to any of the web servers.
func isSafeInConfiguration(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber || "/._-".contains(character))
}

/// Whether a text is the absolute path of a file or folder on the host, written in the one plain way.
func isPlace(_ text: String) -> Bool {
  text.hasPrefix("/") && isPlainPath(text.dropFirst())
}

/// Whether a text is the path below which a site lies, such as `/` or `/osta/`.
func isBase(_ text: String) -> Bool {
  text == "/"
    || text.hasPrefix("/") && text.hasSuffix("/") && isPlainPath(text.dropFirst().dropLast())
}

/// Whether no part of a path is empty or goes up, and every character is safe.
private func isPlainPath(_ path: Substring) -> Bool {
  path.allSatisfy(isSafeInConfiguration)
    && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !["", ".", ".."].contains($0)
    }
}

extension YAMLFields {
  /// The absolute path of a file or folder on the host, or an empty one where that may be; nil, and
  /// reported, where it is no such path.
  mutating func place(_ name: String, orEmpty: Bool = false) -> String? {
    guard let text = text(name) else { return nil }
    guard isPlace(text) || orEmpty && text.isEmpty else {
      report(name, "'\(name)' must be an absolute path of letters, digits and / . _ -")
      return nil
    }
    return text
  }
}
