import Synchronization

/// Writes down where pages lead.
final class LinkLedger: Sendable {
  private struct Entries {
    var links: SiteLinks
    var numbers: [SiteLinks.Destination: Int]

    mutating func number(of destination: SiteLinks.Destination) -> Int {
      if let number = numbers[destination] { return number }
      numbers[destination] = links.destinations.count
      links.destinations.append(destination)
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

  /// The number of a destination.
  func number(of destination: SiteLinks.Destination) -> Int {
    entries.withLock { $0.number(of: destination) }
  }

  /// The numbers of whole files, whatever they are called in the site.
  func numbers(ofFiles paths: [String]) -> [Int] {
    entries.withLock { entries in
      paths.map { entries.number(of: SiteLinks.Destination(path: $0, anchor: "")) }
    }
  }

  /// Notes where a page leads, by numbers.
  func note(_ numbers: [Int], on page: String) {
    var writer = CacheWriter(room: 2 * numbers.count)
    writer.write(numbers) { $0.write($1) }
    let bytes = writer.bytes[...]
    entries.withLock { $0.links.pages[page] = bytes }
  }

  /// All that was noted, and what was known before.
  var links: SiteLinks { entries.withLock { $0.links } }
}
