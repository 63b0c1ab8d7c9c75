/// An address where a page of the site once was.
package struct FormerAddress: Sendable {
  /// The address as its author wrote it.
  let text: String
  /// The address as visitors still ask for it, below the site's base and percent-encoded, such as
  /// `/old/page.html` or `/old/`.
  package let url: String
  /// The file that a server without redirects shows there.
  package let file: SitePath
  /// Where the content names it.
  let place: ContentPlace
}

extension FormerAddress {
  /// Reads an address from the root of the site; nil where it is anything else.
  init?(_ text: String, at place: ContentPlace) {
    let isFolder = text.hasSuffix("/")
    let inside = text.dropFirst().dropLast(isFolder ? 1 : 0)
    guard text.hasPrefix("/"), let path = SitePath(String(inside)) else { return nil }
    self.text = text
    let isPlain = !isFolder && path.text.split(separator: "/").last?.contains(".") == true
    url = path.url + (isFolder ? "/" : "")
    file = isPlain ? path : SitePath(made: path.text + "/index.html")
    self.place = place
  }
}

/// A page that has moved.
package struct Alias: Sendable {
  package let from: FormerAddress
  /// The page's address of today.
  package let target: SitePath
  /// The title of the page.
  package let title: String
}

extension Content {
  /// All former addresses, for redirects.
  package var aliases: [Alias] {
    pages.flatMap { page in
      page.aliases.map { Alias(from: $0, target: page.path, title: page.title) }
    }
      + notices.lazy.map(\.text).filter { !$0.aliases.isEmpty }.flatMap { notice in
        notice.aliases.map { Alias(from: $0, target: notice.path, title: notice.title) }
      }
  }
}

extension Content {
  /// Former addresses at which a page lies today, and those that two pages claim.
  var aliasProblems: [Diagnostic] {
    let aliases = aliases
    guard !aliases.isEmpty else { return [] }
    let pages = Set(pages.map { $0.path } + notices.map { $0.path })
    var known: [SitePath: Alias] = [:]
    return aliases.compactMap { alias in
      let from = alias.from
      if pages.contains(from.file) {
        return from.place.diagnostic("'\(from.text)' is the address of a page; remove it here")
      }
      return known.updateValue(alias, forKey: from.file).map { other in
        from.place.diagnostic(
          "'\(from.text)' is a former address of \(other.target.url) already; remove one of them")
      }
    }
  }
}
