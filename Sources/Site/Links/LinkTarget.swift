import Foundation

/// Where a link leads.
enum LinkTarget: Equatable {
  /// To another site, or to what is no file, such as `tel:` and `mailto:`.
  case elsewhere
  /// To a file by its path in the site, and to a place in it; an empty anchor is its beginning.
  case file(String, anchor: String)
  /// To a path of the site's host that lies above or beside the site.
  case outside
  /// To something else from each address at which the page is shown.
  case varying
  /// An empty destination, or one without a host between its slashes.
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
///
/// They are taken apart in bytes, as all signs of their syntax are ASCII.
struct SiteAddresses: Sendable {
  /// The path below which the site lies; begins and ends with a slash.
  let base: String
  private let hosts: [String]
  /// How addresses of these begin, up to the slash before the path.
  private let origins: [String]

  /// - Parameters:
  ///   - base: The path below which the site lies.
  ///   - hosts: The names under which it answers, in small letters.
  init(base: String, hosts: [String]) {
    self.base = base
    self.hosts = hosts
    origins = hosts.flatMap { ["http://\($0)", "https://\($0)"] }
  }

  /// Where a destination, as it stands in a page, leads from the page's path in the site (RFC 3986,
  /// section 5.2).
  func target(of destination: String, from page: String) -> LinkTarget {
    if let path = plainPath(destination) { return .file(path, anchor: "") }
    let link = destination.utf8.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    guard !link.isEmpty else { return .nowhere }
    let reference = link.prefix { $0 != UInt8(ascii: "#") }
    let anchor = decoded(link[reference.endIndex...].dropFirst())
    let address = reference.prefix { $0 != UInt8(ascii: "?") }
    if address.isEmpty { return .file(page, anchor: anchor) }
    if namesNoHost(address) { return .nowhere }
    guard let path = path(of: address) else { return .elsewhere }
    if path.first != slash, page == SitePath.notFound.text { return .varying }
    guard let file = file(path, from: page) else {
      // Whoever names a host and no more may speak of the host, even where the site is a part of it.
      let isHostAlone = path.elementsEqual("/".utf8) && !address.elementsEqual(path)
      return isHostAlone ? .elsewhere : .outside
    }
    return .file(file, anchor: anchor)
  }

  /// The path in the site of a destination that begins at the site's root and has nothing to be resolved
  /// in it, as most have; nil for all others.
  private func plainPath(_ destination: String) -> String? {
    let bytes = destination.utf8.span
    guard let path = pathStart(bytes), SiteAddresses.isPlain(bytes.extracting(path...)) else {
      return nil
    }
    return String(Substring(destination.utf8.dropFirst(path)))
  }

  /// Where the path in the site begins in a destination that begins at the site's root; nil for all others.
  func pathStart(_ destination: Span<UInt8>) -> Int? {
    let start =
      destination.count > 0 && destination[0] == slash
      ? 0 : origins.first { destination.has($0.utf8.span, at: 0) }?.utf8.count
    guard let start, destination.has(base.utf8.span, at: start) else { return nil }
    return start + base.utf8.count
  }

  /// Whether a path in the site stands for itself in a destination: there is nothing in it to be resolved.
  static func isPlain(_ path: Span<UInt8>) -> Bool {
    var last = slash
    for place in path.indices {
      let byte = path[place]
      if last == slash, byte == slash || byte == UInt8(ascii: ".") { return false }
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
        return false
      }
      last = byte
    }
    return last != slash
  }

  /// The path of an address; nil where it is no address of the site's hosts.
  private func path(of address: Bytes) -> Bytes? {
    let scheme = address.prefix { $0 != UInt8(ascii: ":") && $0 != slash }
    let hasScheme = address[scheme.endIndex...].first == UInt8(ascii: ":")
    guard !hasScheme || ["http", "https"].contains(text(scheme).lowercased()) else { return nil }
    let rest = hasScheme ? address[scheme.endIndex...].dropFirst() : address
    guard rest.starts(with: "//".utf8) else { return hasScheme ? nil : address }
    let authority = rest.dropFirst(2).prefix { $0 != slash }
    let host = text(authority.prefix { $0 != UInt8(ascii: ":") }).lowercased()
    guard hosts.contains(host) else { return nil }
    return authority.endIndex == rest.endIndex ? "/"[...].utf8 : rest[authority.endIndex...]
  }

  /// Whether an address has the slashes before a host, as `http://` or `///a.html`, and none behind them.
  private func namesNoHost(_ address: Bytes) -> Bool {
    let scheme = address.prefix { $0 != slash }
    guard ["", "http:", "https:"].contains(text(scheme).lowercased()) else { return false }
    let rest = address[scheme.endIndex...]
    return rest.starts(with: "//".utf8) && [nil, slash].contains(rest.dropFirst(2).first)
  }

  /// The file at a path; nil where it lies outside of the site.
  private func file(_ path: Bytes, from page: String) -> String? {
    guard path.first == slash else {
      return resolved(path, in: page.utf8.split(separator: slash).dropLast().map(text))
    }
    if path.elementsEqual(base.utf8.dropLast()) { return "index.html" }
    guard path.starts(with: base.utf8) else { return nil }
    return resolved(path.dropFirst(base.utf8.count), in: [])
  }

  /// A path that may go up, from a folder; nil where it goes up too far.
  private func resolved(_ path: Bytes, in folder: [String]) -> String? {
    var parts = path.split(separator: slash, omittingEmptySubsequences: false)
    let isFolder = ["", ".", ".."].contains(text(parts[parts.endIndex - 1]))
    if parts[parts.endIndex - 1].isEmpty { parts.removeLast() }
    var resolved = folder
    // A part that is empty is one, as servers that keep to the letter see it: /a//b.html is not /a/b.html.
    for part in parts where !part.elementsEqual(".".utf8) {
      if !part.elementsEqual("..".utf8) {
        resolved.append(decoded(part))
      } else if resolved.popLast() == nil {
        return nil
      }
    }
    return (resolved + (isFolder ? ["index.html"] : [])).joined(separator: "/")
  }

  private typealias Bytes = Substring.UTF8View

  private func text(_ bytes: Bytes) -> String { String(Substring(bytes)) }

  /// A text without percent codes; what is not encoded as it should be is the name of no file either.
  private func decoded(_ bytes: Bytes) -> String {
    bytes.contains(UInt8(ascii: "%"))
      ? Substring(bytes).removingPercentEncoding ?? text(bytes) : text(bytes)
  }
}

private let slash = UInt8(ascii: "/")

extension Span<UInt8> {
  /// Whether some bytes stand at a place.
  fileprivate func has(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    guard place + bytes.count <= count else { return false }
    return bytes.indices.allSatisfy { self[place + $0] == bytes[$0] }
  }
}
