import Synchronization

/// Writes down where pages lead.
final class LinkLedger: Sendable {
  private struct Entries {
    var links: SiteLinks
    /// The number of each destination, as soon as one is looked for by its name.
    private var numbers: [SiteLinks.Destination: Int]?

    init(_ links: SiteLinks) { self.links = links }

    mutating func number(of destination: SiteLinks.Destination) -> Int {
      var numbers = self.numbers.take() ?? named()
      defer { self.numbers = numbers }
      if let number = numbers[destination] { return number }
      numbers[destination] = links.destinations.count
      return append(destination)
    }

    /// Numbers a destination that is known to be new.
    mutating func append(_ destination: SiteLinks.Destination) -> Int {
      links.destinations.append(destination)
      return links.destinations.count - 1
    }

    private func named() -> [SiteLinks.Destination: Int] {
      Dictionary(links.destinations.enumerated().map { ($1, $0) }) { first, _ in first }
    }
  }

  private let entries: Mutex<Entries>

  /// Begins with the links of pages that stay as they are.
  init(_ links: SiteLinks) {
    entries = Mutex(Entries(links))
  }

  /// The number of a destination.
  func number(of destination: SiteLinks.Destination) -> Int {
    entries.withLock { $0.number(of: destination) }
  }

  /// The numbers of whole files, by their paths in the site, each of which is another one.
  func numbers(ofFiles paths: [String]) -> [Int] {
    entries.withLock { entries in
      let isFirst = entries.links.destinations.isEmpty
      return paths.map { path in
        let file = SiteLinks.Destination(path: path, anchor: "")
        return isFirst ? entries.append(file) : entries.number(of: file)
      }
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
