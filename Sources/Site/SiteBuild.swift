import Parallel

/// One build of the site: content and templates in, the plan of a bundle out.
package struct SiteBuild: Sendable {
  package var content: ContentFolder
  package var templates: ContentFolder
  /// What the last build of this process has read of the templates.
  var known: ReadTemplates?

  package var edition: Edition
  /// Whether texts are there compressed too.
  package var compresses: Bool
  /// Where the time of the work is added.
  package let timings: BuildTimings

  package init(
    content: ContentFolder, templates: ContentFolder, edition: Edition, compresses: Bool = false,
    timings: BuildTimings = BuildTimings(isAsked: false)
  ) {
    self.content = content
    self.templates = templates
    self.edition = edition
    self.compresses = compresses
    self.timings = timings
  }

  /// Everything that makes files of the bundle, in two halves with about as much to do.
  private static let outputs: (first: [any SiteOutput.Type], second: [any SiteOutput.Type]) = (
    [
      AssetFiles.self, NoticePages.self, ContentPages.self, ArchivePage.self,
      RedirectPages.self, AtomFeed.self, Robots.self, DataDownloads.self, AnswerPageOutput.self,
      NginxConfiguration.self, ApacheConfiguration.self, ApacheAccessFile.self,
      LighttpdConfiguration.self, FastCGIService.self, HostConfiguration.self,
    ],
    [Sitemap.self, ListPages.self]
  )

  /// Reads and checks everything, and plans the files.
  ///
  /// - Throws: Everything that is wrong, in order; nothing can be published then.
  package func plan() throws(ContentErrors) -> SitePlan {
    let read = concurrently(
      { collecting { Content.load(from: self.content, for: edition, &$0) } },
      { readTemplates() })
    let (content, templates) = (read.0.value, read.1.folder)
    var diagnostics = read.0.diagnostics + read.1.diagnostics
    diagnostics += content.map { unknownTemplates(of: $0.pages, templates) } ?? []
    diagnostics += content?.regionProblems ?? []
    diagnostics += content?.embeddingProblems ?? []
    diagnostics += content?.aliasProblems ?? []
    diagnostics = (content?.site.checks ?? CheckSettings()).applied(to: diagnostics)
    guard let content, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw ContentErrors(diagnostics: diagnostics.sorted())
    }
    let source = SiteSource(content, templates)
    let planned = concurrently(
      { SiteBuild.outputs.first.flatMap { $0.outputs(of: source) } },
      { SiteBuild.outputs.second.flatMap { $0.outputs(of: source) } })
    let plain = planned.0 + planned.1
    let outputs = compresses ? plain.withCompressedTexts(timings) : plain
    diagnostics += collisions(in: outputs)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw ContentErrors(diagnostics: diagnostics.sorted())
    }
    return SitePlan(
      source: source, outputs: outputs, diagnostics: diagnostics, templates: read.1)
  }

  /// The templates, which are read only where they have changed.
  private func readTemplates() -> ReadTemplates {
    if let known, known.are(of: templates) { return known }
    return ReadTemplates(templates)
  }

  /// What a function gives, with everything that it found wrong.
  private func collecting<Value>(
    _ read: (inout [Diagnostic]) -> Value
  ) -> (value: Value, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let value = read(&diagnostics)
    return (value, diagnostics)
  }

  /// Pages that name a template that does not exist.
  private func unknownTemplates(of pages: [Page], _ templates: TemplateFolder) -> [Diagnostic] {
    pages.filter { !templates.contains($0.template) }.map { $0.templatePlace }
  }

  /// Two sources for one file of the bundle, also where names differ only in case.
  private func collisions(in outputs: [Output]) -> [Diagnostic] {
    let names = outputs.concurrentMap { $0.path.lowercased() }
    guard Set(names).count < outputs.count else { return [] }
    let groups = Dictionary(grouping: outputs) { $0.path.lowercased() }.values
    return groups.filter { $0.count > 1 }.map { same in
      Diagnostic(
        path: "output/\(same[0].path)",
        message: "\(same.count) pages or attachments have this address; rename all but one")
    }
  }
}
