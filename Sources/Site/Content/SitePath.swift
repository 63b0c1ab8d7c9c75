import Foundation

/// The path of a file inside the site, from the site's root and without a leading slash.
///
/// An example is `notices/index.html`.
package struct SitePath: Hashable, Sendable {
  package let text: String

  /// Nil for a path that is absolute, goes up, has an empty or hidden part, or a character that an
  /// address or a server's configuration takes for something else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !text.isEmpty, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || SitePath.refused.contains($0) })
    else { return nil }
    self.text = text
  }

  private static let refused = Set("\u{7f}\\\"'`$;:{}<>|*?#%^".unicodeScalars)

  private init(unchecked text: String) {
    self.text = text
  }

  /// The home page.
  package static let home = SitePath(unchecked: "index.html")

  /// The path as it stands in links: `/` for `index.html`, else with a slash in front; what is no
  /// plain ASCII is percent-encoded (RFC 3986, section 2.1).
  package var url: String {
    guard self != .home else { return "/" }
    // Encoding fails only for text that is no Unicode, which no String is.
    return "/" + (text.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? text)
  }
}

extension SitePath: Comparable {
  package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }
}
