import Parallel

/// Finds the links of a site that lead nowhere.
struct LinkCheck: Sendable {
  private let site: SiteSource
  private let files: [PreparedFile]
  private let destinations: LinkDestinations

  init(_ files: [PreparedFile], of site: SiteSource) {
    self.site = site
    self.files = files
    let settings = site.content.site
    destinations = LinkDestinations(
      of: files, at: SiteAddresses(base: settings.base, hosts: settings.allHosts))
  }

  /// Links of documents and of templates that lead nowhere.
  ///
  /// - Complexity: Linear in the number of links; a page to whose text a link leads is made for it.
  func diagnostics() -> [Diagnostic] { ofDocuments + ofTemplates }
}

// MARK: Documents

extension LinkCheck {
  private var ofDocuments: [Diagnostic] {
    site.content.notices.concurrentMap { notice in
      let found = diagnostics(of: notice.body, at: notice.path)
      return notice.isDraft ? found.map { $0.asWarning } : found
    }.flatMap { $0 } + site.content.pages.flatMap { diagnostics(of: $0.body, at: $0.path) }
  }

  private func diagnostics(of body: DocumentBody, at page: SitePath) -> [Diagnostic] {
    body.links.compactMap { link in
      let written = link.isRaw ? link.destination : site.frame.published(link.destination)
      do throws(Diagnostic) {
        return try destinations.problem(with: written, on: page.text).map {
          diagnostic($0, link.destination, at: link.place)
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
  private var ofTemplates: [Diagnostic] {
    var known: Set<Diagnostic> = []
    for found in files.concurrentMap(brokenLinks) {
      do throws(Diagnostic) {
        known.formUnion(try found.get().map(diagnostic))
      } catch {
        known.insert(error)
      }
    }
    return Array(known)
  }

  private func brokenLinks(_ file: PreparedFile) -> Result<[BrokenLink], Diagnostic> {
    Result { () throws(Diagnostic) in
      guard let page = file.pagePath else { return [] }
      var broken: [BrokenLink] = []
      for link in file.rendering.references().links {
        guard let problem = try destinations.problem(with: link, on: page) else { continue }
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
