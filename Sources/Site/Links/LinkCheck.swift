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
  func findings() -> Findings { findings(LinkLedger(SiteLinks())) }

  /// Follows the links of the files, where those of the kept ones lead to what is still there.
  ///
  /// - Returns: Nil where it is not, so that all have to be followed.
  func findings(since links: SiteLinks) -> Findings? {
    let gone = Set(links.destinations.indices.filter { !destinations.have(links.destinations[$0]) })
    guard
      gone.isEmpty
        || kept.files.keys.allSatisfy({ gone.isDisjoint(with: links.numbers(of: $0)) })
    else { return nil }
    return findings(LinkLedger(links.ofPages { kept.files[$0] != nil }))
  }

  private func findings(_ ledger: LinkLedger) -> Findings {
    let found = ofDocuments(ledger) + ofTemplates(ledger)
    return Findings(diagnostics: found, links: found.isEmpty ? ledger.links : nil)
  }
}

// MARK: Documents

extension LinkCheck {
  private func ofDocuments(_ ledger: LinkLedger) -> [Diagnostic] {
    site.content.notices.concurrentMap { notice in
      let found = diagnostics(of: notice.body, at: notice.path, ledger)
      return notice.isDraft ? found.map { $0.asWarning } : found
    }.flatMap { $0 } + site.content.pages.flatMap { diagnostics(of: $0.body, at: $0.path, ledger) }
  }

  private func diagnostics(
    of body: DocumentBody, at page: SitePath, _ ledger: LinkLedger
  ) -> [Diagnostic] {
    guard destinations.isPrepared(page) else { return [] }
    let file = PreparedFile.siteFolder + page.text
    let links = body.links.map { link in
      let written = link.isRaw ? link.destination : site.frame.published(link.destination)
      return (link: link, target: destinations.target(of: written, on: page.text))
    }
    ledger.note(links.compactMap { $0.target.destination(from: page.text) }, on: file)
    return links.compactMap { link, target in
      do throws(Diagnostic) {
        return try destinations.problem(with: target).map {
          diagnostic($0, link.destination, at: body.place(link.place))
        }
      } catch {
        return error
      }
    }
  }

  private func diagnostic(
    _ problem: LinkProblem, _ destination: String, at place: ContentPlace
  ) -> Diagnostic {
    Diagnostic(
      at: place, problem.rule,
      problem.message(destination, advice: destinations.advice(problem)))
  }
}

// MARK: Templates

extension LinkCheck {
  /// A link that leads nowhere, on the first page that has it.
  private struct BrokenLink {
    let destination: String
    let problem: LinkProblem
    let page: String
  }

  /// A mistake of a template is on thousands of pages and is said once.
  private func ofTemplates(_ ledger: LinkLedger) -> [Diagnostic] {
    var known: Set<Diagnostic> = []
    for found in files.concurrentMap({ brokenLinks($0, ledger) }) {
      do throws(Diagnostic) {
        known.formUnion(try found.get().map(diagnostic))
      } catch {
        known.insert(error)
      }
    }
    return Array(known)
  }

  private func brokenLinks(
    _ file: PreparedFile, _ ledger: LinkLedger
  ) -> Result<[BrokenLink], Diagnostic> {
    Result { () throws(Diagnostic) in
      guard let page = file.path.pagePath else { return [] }
      var broken: [BrokenLink] = []
      let links = file.rendering.references().links
      let targets = links.map { destinations.target(of: $0, on: page) }
      ledger.note(targets.compactMap { $0.destination(from: page) }, on: file.path)
      for (link, target) in zip(links, targets) {
        guard let problem = try destinations.problem(with: target) else { continue }
        broken.append(BrokenLink(destination: link, problem: problem, page: file.path))
      }
      return broken
    }
  }

  private func diagnostic(_ link: BrokenLink) -> Diagnostic {
    let place =
      site.place(ofLink: link.destination)
      ?? ContentPlace(path: "output/\(link.page)", line: 1, column: 1)
    return diagnostic(link.problem, link.destination, at: place)
  }
}
