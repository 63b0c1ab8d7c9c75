import Foundation

/// The path of a file inside the site, from the site's root and without a leading slash.
///
/// An example is `notices/index.html`.
package struct SitePath: Hashable, Sendable {
  package let text: String

  /// Nil for a path that is absolute, goes up, has an empty or hidden part, or a character that an
  /// address or a server's configuration takes for something else.
  package init?(_ text: String) {
    var isAtStart = true
    for byte in text.utf8 {
      if isAtStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return nil }
      if SitePath.refuses(byte) { return nil }
      isAtStart = byte == UInt8(ascii: "/")
    }
    guard !isAtStart else { return nil }
    self.text = text
  }

  private static func refuses(_ byte: UInt8) -> Bool { byte < 0x80 && refused[Int(byte)] }

  /// Which characters of ASCII no path has.
  private static let refused: [Bool] = (0..<0x80).map { byte in
    byte < 0x20 || "\u{7f}\\\"'`$;:{}<>|*?#%^".utf8.contains(UInt8(byte))
  }

  /// A path that the generator makes itself, so that it is right unless the generator is wrong.
  init(made text: String) {
    precondition(SitePath(text) != nil, "\(text) is no path of the site")
    self.text = text
  }

  /// The home page.
  package static let home = SitePath(made: "index.html")

  /// The page for what is not there.
  static let notFound = SitePath(made: "404.html")

  /// A name as one part of a path, with hyphens for what cannot stand there.
  static func component(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar in
      scalar == "/" || scalar.isASCII && refused[Int(scalar.value)] ? "-" : scalar
    }
    let text = String(String.UnicodeScalarView(scalars))
    return text.hasPrefix(".") ? "-" + text.dropFirst() : text
  }

  /// The path as it stands in links: `/` for `index.html`, else with a slash in front; percent-encoded.
  package var url: String {
    self == .home ? "/" : "/" + SitePath.percentEncoded(text)
  }
}

extension SitePath {
  /// A path as it stands in addresses: what is no plain ASCII is encoded (RFC 3986, section 2.1).
  static func percentEncoded(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    // Encoding fails only for text that is no Unicode, which no String is.
    return path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  /// Whether a byte stands in an address as it is, whatever the address is for.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension SitePath: Comparable {
  package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }
}
