import Synchronization

/// Writes down where pages lead.
final class LinkLedger: Sendable {
  private struct Entries {
    var links: SiteLinks
    var numbers: [SiteLinks.Destination: Int]

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

  /// The numbers of destinations.
  func numbers(of destinations: [SiteLinks.Destination]) -> [Int] {
    entries.withLock { entries in destinations.map { entries.number(of: $0) } }
  }

  /// Notes where a page leads: to some destinations, and to others by their numbers.
  func note(_ destinations: [SiteLinks.Destination], _ others: [Int], on page: String) {
    var writer = CacheWriter()
    writer.write(numbers(of: destinations) + others) { $0.write($1) }
    let bytes = writer.bytes[...]
    entries.withLock { $0.links.pages[page] = bytes }
  }

  /// All that was noted, and what was known before.
  var links: SiteLinks { entries.withLock { $0.links } }
}
