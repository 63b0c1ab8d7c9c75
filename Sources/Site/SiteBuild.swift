/// One build of the site: content and templates in, the files of the bundle out.
package struct SiteBuild: Sendable {
  package var content: ContentFolder
  package var templates: ContentFolder

  package var edition: Edition

  package init(content: ContentFolder, templates: ContentFolder, edition: Edition) {
    self.content = content
    self.templates = templates
    self.edition = edition
  }

  /// What a build gives.
  package struct Result: Sendable {
    /// The files of the bundle but program and indexes.
    package let files: [OutputFile]
    package let settings: SiteSettings
    package let lookups: LookupSettings
    /// Warnings; there are no errors.
    package let diagnostics: [Diagnostic]
  }

  /// Reads, checks and renders everything.
  ///
  /// - Throws: Everything that is wrong, in order; nothing can be published then.
  package func run() throws(ContentErrors) -> Result {
    var diagnostics: [Diagnostic] = []
    let content = Content.load(from: content, for: edition, &diagnostics)
    let templates = TemplateFolder(templates, &diagnostics)
    diagnostics += content.map { unknownTemplates(of: $0.pages, templates) } ?? []
    diagnostics += content?.regionProblems ?? []
    diagnostics = (content?.site.checks ?? CheckSettings()).applied(to: diagnostics)
    guard let content, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw ContentErrors(diagnostics: diagnostics.sorted())
    }
    let files = render(content, templates, &diagnostics)
    diagnostics += collisions(in: files)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw ContentErrors(diagnostics: diagnostics.sorted())
    }
    return Result(
      files: files, settings: content.site, lookups: content.lookups,
      diagnostics: diagnostics.sorted())
  }

  private func render(
    _ content: Content, _ templates: TemplateFolder, _ diagnostics: inout [Diagnostic]
  ) -> [OutputFile] {
    let renderer = SiteRenderer(content: content, templates: templates)
    var files = renderer.files(&diagnostics)
    do throws(ContentErrors) {
      files.append(try AnswerPageOutput(content: content, renderer: renderer).file())
    } catch {
      add(error, to: &diagnostics)
    }
    files.append(NginxConfiguration(content).file)
    files.append(HostConfiguration(content.site).file)
    return files
  }

  /// Pages that name a template that does not exist.
  private func unknownTemplates(of pages: [Page], _ templates: TemplateFolder) -> [Diagnostic] {
    pages.filter { !templates.contains($0.template) }.map { $0.templatePlace }
  }

  /// Adds errors that are not there yet: every page has the layout, and with it its errors.
  private func add(_ errors: ContentErrors, to diagnostics: inout [Diagnostic]) {
    diagnostics += errors.diagnostics.filter { !diagnostics.contains($0) }
  }

  /// Two sources for one file of the bundle, also where names differ only in case.
  private func collisions(in files: [OutputFile]) -> [Diagnostic] {
    let groups = Dictionary(grouping: files) { $0.path.lowercased() }.values
    return groups.filter { $0.count > 1 }.map { same in
      Diagnostic(
        path: "output/\(same[0].path)",
        message: "\(same.count) pages or attachments have this address; rename all but one")
    }
  }
}
