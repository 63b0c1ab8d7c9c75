import Parallel

/// Finds the links of a site that lead nowhere.
struct LinkCheck: Sendable {
  private let site: SiteSource
  private let files: [PreparedFile]
  private let kept: KeptFiles
  private let destinations: LinkDestinations

  /// - Parameters:
  ///   - files: The files whose links are followed.
  ///   - kept: Files that stay as they are, to which links may lead.
  ///   - site: What all of them are made from.
  init(_ files: [PreparedFile], _ kept: KeptFiles, of site: SiteSource) {
    self.site = site
    self.files = files
    self.kept = kept
    let settings = site.content.site
    destinations = LinkDestinations(
      of: files, kept, at: SiteAddresses(base: settings.base, hosts: settings.allHosts))
  }

  /// What was found.
  struct Findings {
    /// Links of documents and of templates that lead nowhere.
    let diagnostics: [Diagnostic]
    /// Where pages lead; nil where some lead nowhere.
    let links: SiteLinks?
  }

  /// Follows all links.
  ///
  /// - Complexity: Linear in the number of links; a page to whose text a link leads is made for it.
  func findings() -> Findings { findings(beginning: SiteLinks()) }

  /// Follows the links of the files, where those of the kept ones lead to what is still there.
  ///
  /// - Returns: Nil where it is not, so that all have to be followed.
  func findings(since links: SiteLinks) -> Findings? {
    let gone = gone(of: links)
    guard
      gone.isEmpty
        || kept.files.keys.allSatisfy({ gone.isDisjoint(with: links.numbers(of: $0)) })
    else { return nil }
    return findings(beginning: links.without(kept.dropped))
  }

  /// The numbers of destinations that are there no more: they can only be in files that do not stay.
  private func gone(of links: SiteLinks) -> Set<Int> {
    let dropped = Set(kept.dropped.compactMap(\.linkPath))
    return Set(
      links.destinations.indices.filter { number in
        let destination = links.destinations[number]
        return dropped.contains(destination.path) && !destinations.have(destination)
      })
  }

  /// Follows the links of the files, and adds them to those of other pages.
  private func findings(beginning links: SiteLinks) -> Findings {
    let ledger = LinkLedger(links)
    let follower = LinkFollower(to: destinations, ledger)
    let pages = files.concurrentMap { follow($0, follower, ledger) }
    // A mistake of a template is on thousands of pages and is said once.
    let found = pages.flatMap { $0.ofDocument } + Set(pages.flatMap { $0.ofTemplates })
    return Findings(diagnostics: found, links: found.isEmpty ? ledger.links : nil)
  }

  /// What is wrong with the links of a page.
  private struct PageFindings {
    var ofDocument: [Diagnostic] = []
    var ofTemplates: [Diagnostic] = []
  }

  private func follow(
    _ file: PreparedFile, _ follower: LinkFollower, _ ledger: LinkLedger
  ) -> PageFindings {
    guard let page = file.path.pagePath else { return PageFindings() }
    let references = file.references
    var found = PageFindings()
    var numbers: [Int] = []
    if let document = references.document {
      found.ofDocument = diagnostics(of: document, from: page, follower, &numbers)
    }
    do throws(Diagnostic) {
      let own = try follower.followed(references.ownLinks, from: page)
      let shared = try follower.followed(references.shared)
      ledger.note(numbers + own.numbers + shared.numbers, on: file.path)
      found.ofTemplates = (own.broken + shared.broken).map { diagnostic($0, on: file) }
    } catch {
      found.ofTemplates = [error]
    }
    return found
  }
}

// MARK: Documents

extension LinkCheck {
  /// Follows the links of a document, and adds where they lead, by the numbers of the ledger.
  private func diagnostics(
    of document: LinkingDocument, from page: String, _ follower: LinkFollower,
    _ numbers: inout [Int]
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for link in document.body.links {
      let written = link.isRaw ? link.destination : site.frame.published(link.destination)
      do throws(Diagnostic) {
        let lead = try follower.lead(of: written, on: page)
        if let number = lead.number { numbers.append(number) }
        guard let problem = lead.problem else { continue }
        found.append(
          diagnostic(
            problem, link.destination, at: document.body.place(link.place),
            root: link.isRaw ? site.content.site.base : "/"))
      } catch {
        found.append(error)
      }
    }
    return document.isDraft ? found.map { $0.asWarning } : found
  }

  private func diagnostic(
    _ problem: LinkProblem, _ destination: String, at place: ContentPlace, root: String
  ) -> Diagnostic {
    Diagnostic(
      at: place, problem.rule,
      problem.message(destination, advice: destinations.advice(problem, root: root)))
  }
}

// MARK: Templates

extension LinkCheck {
  private func diagnostic(_ link: BrokenLink, on file: PreparedFile) -> Diagnostic {
    let place =
      site.place(ofLink: link.destination)
      ?? ContentPlace(path: "output/\(file.path)", line: 1, column: 1)
    return diagnostic(link.problem, link.destination, at: place, root: site.content.site.base)
  }
}
