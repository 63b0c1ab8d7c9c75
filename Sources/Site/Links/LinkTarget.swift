import Foundation

/// Where a link leads.
enum LinkTarget: Equatable {
  /// To another site, or to what is no file, such as `tel:` and `mailto:`.
  case elsewhere
  /// To a file by its path in the site, and to a place in it; an empty anchor is its beginning.
  case file(String, anchor: String)
  /// To a path of the site's host that lies above or beside the site.
  case outside
  /// An empty destination.
  case nowhere
}

extension LinkTarget {
  /// The other page or file to which a link of a page leads; nil where it leads to none of the site.
  func destination(from page: String) -> SiteLinks.Destination? {
    guard case .file(let path, let anchor) = self, path != page else { return nil }
    return SiteLinks.Destination(path: path, anchor: anchor)
  }
}

/// The addresses that belong to the site.
struct SiteAddresses: Sendable {
  /// The path below which the site lies; begins and ends with a slash.
  let base: String
  /// The names under which it answers, in small letters.
  let hosts: [String]

  /// Where a destination, as it stands in a page, leads from the page's path in the site (RFC 3986,
  /// section 5.2).
  func target(of destination: String, from page: String) -> LinkTarget {
    let link = destination.trimmingPrefix(while: \.isWhitespace)
    guard !link.isEmpty else { return .nowhere }
    let reference = link.prefix { $0 != "#" }
    let anchor = SiteAddresses.decoded(link.dropFirst(reference.count + 1))
    let address = reference.prefix { $0 != "?" }
    if address.isEmpty { return .file(page, anchor: anchor) }
    guard let path = path(of: address) else { return .elsewhere }
    guard let file = file(SiteAddresses.decoded(path)[...], from: page) else {
      // Whoever names a host and no more may speak of the host, even where the site is a part of it.
      return path == "/" && path != address ? .elsewhere : .outside
    }
    return .file(file, anchor: anchor)
  }

  /// The path of an address; nil where it is no address of the site's hosts.
  private func path(of address: Substring) -> Substring? {
    let scheme = address.prefix { $0 != ":" && $0 != "/" }
    let hasScheme = address[scheme.endIndex...].first == ":"
    guard !hasScheme || ["http", "https"].contains(scheme.lowercased()) else { return nil }
    let rest = hasScheme ? address[scheme.endIndex...].dropFirst() : address
    guard rest.hasPrefix("//") else { return hasScheme ? nil : address }
    let authority = rest.dropFirst(2).prefix { $0 != "/" }
    let host = authority.prefix { $0 != ":" }.lowercased()
    guard hosts.contains(host) else { return nil }
    return authority.endIndex == rest.endIndex ? "/" : rest[authority.endIndex...]
  }

  /// The file at a path; nil where it lies outside of the site.
  private func file(_ path: Substring, from page: String) -> String? {
    if path.hasPrefix("/") {
      if path + "/" == base { return "index.html" }
      return path.hasPrefix(base) ? resolved(path.dropFirst(base.count), in: []) : nil
    }
    return resolved(path, in: page.split(separator: "/").dropLast())
  }

  /// A path that may go up, from a folder; nil where it goes up too far.
  private func resolved(_ path: Substring, in folder: [Substring]) -> String? {
    var parts = folder
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      if parts.popLast() == nil { return nil }
    }
    let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let isFolder = ["", ".", ".."].contains(last)
    return (parts + (isFolder ? ["index.html"] : [])).joined(separator: "/")
  }

  private static func decoded(_ text: Substring) -> String {
    // What is not encoded as it should be is not a name of any file either.
    text.utf8.contains(UInt8(ascii: "%"))
      ? text.removingPercentEncoding ?? String(text) : String(text)
  }
}
