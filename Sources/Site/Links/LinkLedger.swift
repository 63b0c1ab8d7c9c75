import Synchronization

/// Writes down where pages lead.
final class LinkLedger: Sendable {
  private struct Entries {
    var links: SiteLinks
    var numbers: [SiteLinks.Destination: Int]
    /// The destinations of pages that were asked now, by the pages' paths in the bundle.
    var pages: [String: Set<Int>] = [:]

    mutating func number(of destination: SiteLinks.Destination) -> Int {
      if let number = numbers[destination] { return number }
      links.destinations.append(destination)
      numbers[destination] = links.destinations.count - 1
      return links.destinations.count - 1
    }
  }

  private let entries: Mutex<Entries>

  /// Begins with the links of pages that stay as they are.
  init(_ links: SiteLinks) {
    let numbered = links.destinations.enumerated().map { ($1, $0) }
    entries = Mutex(
      Entries(links: links, numbers: Dictionary(numbered) { first, _ in first }))
  }

  /// Notes that a page leads somewhere.
  func note(_ destinations: [SiteLinks.Destination], on page: String) {
    entries.withLock { entries in
      for destination in destinations {
        let number = entries.number(of: destination)
        entries.pages[page, default: []].insert(number)
      }
    }
  }

  /// All that was noted, and what was known before.
  var links: SiteLinks {
    entries.withLock { entries in
      var links = entries.links
      for (page, numbers) in entries.pages {
        var writer = CacheWriter()
        writer.write(numbers.sorted()) { $0.write($1) }
        links.pages[page] = writer.bytes[...]
      }
      return links
    }
  }
}
