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
    let (ledger, documents) = concurrently(
      { LinkLedger(links) },
      { site.content.documents(where: destinations.isPrepared) })
    let common = CommonLinks(to: destinations, ledger)
    let pages = files.concurrentMap { follow($0, documents, common, ledger) }
    // A mistake of a template is on thousands of pages and is said once.
    let found = pages.flatMap(\.ofDocument) + Set(pages.flatMap(\.ofTemplates))
    return Findings(diagnostics: found, links: found.isEmpty ? ledger.links : nil)
  }

  /// What is wrong with the links of a page.
  private struct PageFindings {
    var ofDocument: [Diagnostic] = []
    var ofTemplates: [Diagnostic] = []
  }

  private func follow(
    _ file: PreparedFile, _ documents: [String: LinkingDocument], _ common: CommonLinks,
    _ ledger: LinkLedger
  ) -> PageFindings {
    guard let page = file.path.pagePath else { return PageFindings() }
    var found = PageFindings()
    var leads: [SiteLinks.Destination] = []
    if let document = documents[page] {
      found.ofDocument = diagnostics(of: document, from: page, &leads)
    }
    do throws(Diagnostic) {
      let references = file.references
      let own = try destinations.follow(references.ownLinks, from: page)
      let shared = try common.followed(references.shared)
      ledger.note(leads + own.destinations, shared.numbers, on: file.path)
      found.ofTemplates = (own.broken + shared.broken).map { diagnostic($0, on: file) }
    } catch {
      found.ofTemplates = [error]
    }
    return found
  }
}

// MARK: Documents

/// The text of a page, in which links stand.
private struct LinkingDocument {
  let body: DocumentBody
  let isDraft: Bool
}

extension Content {
  /// Documents and ordinary pages by their paths in the site.
  fileprivate func documents(where isAsked: (String) -> Bool) -> [String: LinkingDocument] {
    var documents: [String: LinkingDocument] = [:]
    for place in notices.indices where isAsked(notices[place].text.path.text) {
      let text = notices[place].text
      documents[text.path.text] = LinkingDocument(body: text.body, isDraft: text.isDraft)
    }
    for page in pages where isAsked(page.path.text) {
      documents[page.path.text] = LinkingDocument(body: page.body, isDraft: false)
    }
    return documents
  }
}

extension LinkCheck {
  /// Follows the links of a document, and adds where they lead.
  private func diagnostics(
    of document: LinkingDocument, from page: String, _ leads: inout [SiteLinks.Destination]
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for link in document.body.links {
      let written = link.isRaw ? link.destination : site.frame.published(link.destination)
      let target = destinations.target(of: written, on: page)
      if let destination = target.destination(from: page) { leads.append(destination) }
      do throws(Diagnostic) {
        guard let problem = try destinations.problem(with: target) else { continue }
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
