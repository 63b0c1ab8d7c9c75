/// What a build would write: every file of the bundle but the program and the indexes.
package struct SitePlan: Sendable {
  /// What the files are made from.
  private let source: SiteSource
  package let outputs: [Output]
  /// Warnings; there are no errors.
  private let diagnostics: [Diagnostic]
  /// What was read of the templates.
  let templates: ReadTemplates

  init(
    source: SiteSource, outputs: [Output], diagnostics: [Diagnostic], templates: ReadTemplates
  ) {
    self.source = source
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.templates = templates
  }

  package var settings: SiteSettings { source.content.site }
  /// The documents of the edition.
  var notices: [Notice] { source.content.notices }
  package var lookups: LookupSettings { source.content.lookups }

  /// Does the part of the work in which mistakes of templates and links show.
  ///
  /// - Throws: Everything that is wrong.
  package func prepared() throws(ContentErrors) -> PreparedSite {
    try prepared(
      keeping: KeptFiles(outputs: outputs, changed: outputs), links: nil, BuildTimings())
  }

  /// Does so for those files of the bundle that change.
  ///
  /// - Parameters:
  ///   - kept: Files that stay as they are and so have no mistakes, unless what they lead to is gone.
  ///   - links: Where pages led when they were made last; nil where links led nowhere, or nothing is known.
  ///   - timings: Where the time of the work is added.
  /// - Returns: The site without the files that stay.
  /// - Throws: Everything that is wrong.
  func prepared(
    keeping kept: KeptFiles, links: SiteLinks?, _ timings: BuildTimings
  ) throws(ContentErrors) -> PreparedSite {
    let files = try kept.changed.prepared(timings)
    let checked = try checkLinks(files, kept, since: links, timings)
    let found = (diagnostics + settings.checks.applied(to: checked.diagnostics)).sorted()
    guard !found.contains(where: { $0.severity == .error }) else {
      throw ContentErrors(diagnostics: found)
    }
    return PreparedSite(
      plan: self, files: files, links: checked.links, diagnostics: found)
  }

  private func checkLinks(
    _ files: [PreparedFile], _ kept: KeptFiles, since links: SiteLinks?, _ timings: BuildTimings
  ) throws(ContentErrors) -> LinkCheck.Findings {
    let found = timings.measure(.check) {
      links.flatMap { LinkCheck(files, kept, of: source).findings(since: $0) }
    }
    if let found { return found }
    let rest = try kept.outputs.filter { kept.files[$0.path] != nil }.prepared(timings)
    return timings.measure(.check) {
      LinkCheck(files + rest, KeptFiles(), of: source).findings()
    }
  }
}

/// A site in which nothing was found wrong, ready to be written.
package struct PreparedSite: Sendable {
  package let plan: SitePlan
  /// The files that may have to be written.
  let files: [PreparedFile]
  /// Where its pages lead; nil where some lead nowhere.
  let links: SiteLinks?
  /// Warnings, in order; there are no errors.
  package let diagnostics: [Diagnostic]
}
