import Synchronization

/// Follows the links of pages; those that pages of one skeleton have in common, once for all of them.
final class LinkFollower: Sendable {
  private let destinations: LinkDestinations
  private let ledger: LinkLedger
  /// The numbers of the files, by their places among the destinations: most links lead to one of them as a whole.
  private let files: [Int]
  private let common = Mutex<[ObjectIdentifier: FollowedLinks]>([:])

  init(to destinations: LinkDestinations, _ ledger: LinkLedger) {
    self.destinations = destinations
    self.ledger = ledger
    files = ledger.numbers(ofFiles: destinations.paths)
  }

  /// Follows a link as it stands in a page.
  func lead(of link: String, on page: String) throws(Diagnostic) -> LinkLead {
    if let place = destinations.place(ofLink: link.utf8.span) {
      return LinkLead(number: files[place], problem: nil)
    }
    return try slowLead(of: link, on: page)
  }

  /// Follows a link in UTF-8 as it stands in a page.
  private func lead(of link: ArraySlice<UInt8>, on page: String) throws(Diagnostic) -> LinkLead {
    if let place = destinations.place(ofLink: link.span) {
      return LinkLead(number: files[place], problem: nil)
    }
    return try slowLead(of: String(decoding: link, as: UTF8.self), on: page)
  }

  private func slowLead(of link: String, on page: String) throws(Diagnostic) -> LinkLead {
    let target = destinations.target(of: link, on: page)
    if case .file(let path, let anchor) = target, anchor.isEmpty,
      let place = destinations.place(of: path)
    {
      return LinkLead(number: files[place], problem: nil)
    }
    return LinkLead(
      number: target.destination(from: page).map(ledger.number),
      problem: try destinations.problem(with: target))
  }

  /// Follows links in UTF-8 as they stand in a page.
  func followed(
    _ links: [ArraySlice<UInt8>], from page: String
  ) throws(Diagnostic) -> FollowedLinks {
    var followed = FollowedLinks()
    followed.numbers.reserveCapacity(links.count)
    for link in links {
      let lead = try lead(of: link, on: page)
      if let number = lead.number { followed.numbers.append(number) }
      if let problem = lead.problem {
        followed.broken.append(
          BrokenLink(destination: String(decoding: link, as: UTF8.self), problem: problem))
      }
    }
    return followed
  }

  /// What is known of links that pages have in common; two who ask at once may both follow them.
  func followed(_ references: SlottedReferences) throws(Diagnostic) -> FollowedLinks {
    let key = ObjectIdentifier(references)
    if let known = common.withLock({ $0[key] }) { return known }
    var found = try followed(references.commonLinks.map { Array($0.utf8)[...] }, from: "")
    found.numbers = Set(found.numbers).sorted()
    common.withLock { $0[key] = found }
    return found
  }
}

/// What was found of a link.
struct LinkLead {
  /// Where it leads, by the number of the ledger; nil where that is no other place of the site.
  let number: Int?
  /// What is wrong with it; nil where it leads somewhere.
  let problem: LinkProblem?
}

/// What was found of some links.
struct FollowedLinks {
  /// Where they lead, by the numbers of the ledger; some may lead to the page itself.
  var numbers: [Int] = []
  var broken: [BrokenLink] = []
}

/// A link that leads nowhere.
struct BrokenLink: Sendable {
  let destination: String
  let problem: LinkProblem
}
