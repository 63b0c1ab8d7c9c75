import Synchronization

/// Links that pages of one skeleton have in common, followed once for all of them.
final class CommonLinks: Sendable {
  private let destinations: LinkDestinations
  private let ledger: LinkLedger
  private let followed = Mutex<[ObjectIdentifier: Followed]>([:])

  /// What was found of the links.
  struct Followed {
    /// Where they lead, by the numbers of the ledger, each once; some lead to the page itself.
    let numbers: [Int]
    let broken: [BrokenLink]
  }

  init(to destinations: LinkDestinations, _ ledger: LinkLedger) {
    self.destinations = destinations
    self.ledger = ledger
  }

  /// What is known of the links; two who ask at once may both follow them.
  func followed(_ references: SlottedReferences) throws(Diagnostic) -> Followed {
    let key = ObjectIdentifier(references)
    if let known = followed.withLock({ $0[key] }) { return known }
    let links = try destinations.follow(references.commonLinks, from: "")
    let found = Followed(
      numbers: Set(ledger.numbers(of: links.destinations)).sorted(), broken: links.broken)
    followed.withLock { $0[key] = found }
    return found
  }
}
