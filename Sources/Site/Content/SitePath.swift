/// The path of a file of the site, from its root and without a leading slash, such as
/// `notices/index.html`. It lies inside the site.
package struct SitePath: Hashable, Sendable {
  package let text: String

  /// Nil for a path that is absolute, goes up, or has an empty or hidden part.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !text.isEmpty, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || $0 == "\u{7f}" })
    else { return nil }
    self.text = text
  }

  private init(unchecked text: String) {
    self.text = text
  }

  /// The home page.
  package static let home = SitePath(unchecked: "index.html")

  /// The path as it stands in links: `/` for `index.html`, else with a slash in front.
  package var url: String { self == .home ? "/" : "/" + text }
}

extension SitePath: Comparable {
  package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }
}
