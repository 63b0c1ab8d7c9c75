/// Where the pages of a bundle lead, each to something that is there.
///
/// Pages that stay as they are need not be asked for it again: only what they lead to is looked for.
struct SiteLinks: Sendable {
  /// What a page leads to: a file by its path in the site, and a place in it that is not its beginning.
  struct Destination: Hashable, Sendable {
    let path: String
    let anchor: String
  }

  /// All destinations; some may have none left that leads to them.
  var destinations: [Destination] = []
  /// The destinations of each page, by its path in the bundle: their numbers, as the cache keeps them.
  var pages: [String: ArraySlice<UInt8>] = [:]
}

extension SiteLinks {
  /// The same without some pages.
  func without(_ dropped: [String]) -> SiteLinks {
    var links = self
    for path in dropped { links.pages[path] = nil }
    return links
  }

  /// The destinations of a page, by their numbers.
  func numbers(of page: String) -> [Int] {
    var reader = CacheReader(pages[page] ?? [])
    do throws(CacheReader.Damage) {
      return try reader.list { reader throws(CacheReader.Damage) in try reader.number() }
    } catch {
      return []
    }
  }
}
