import Foundation

/// The path of a request, decoded once, with nothing in it that could leave a folder.
struct RequestPath: Equatable {
  /// The names between the slashes.
  let names: [String]
  /// Whether it ends in a slash, as the path of a folder does.
  let isFolder: Bool

  /// Reads a path as it stands in the request, percent-encoded.
  ///
  /// Gives nil for `.`, `..`, names that begin with a dot, empty names, an encoded slash, NUL,
  /// and what is not percent-encoded UTF-8.
  init?(_ encoded: String) {
    guard encoded.hasPrefix("/") else { return nil }
    var parts = encoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    isFolder = parts.last == ""
    if isFolder { parts.removeLast() }
    var names: [String] = []
    for part in parts {
      guard let name = part.removingPercentEncoding, Self.isSafe(name) else { return nil }
      names.append(name)
    }
    self.names = names
  }

  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains(0)
      && !name.utf8.contains(UInt8(ascii: "/"))
  }
}
