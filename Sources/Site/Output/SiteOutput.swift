import Parallel

/// Something that makes files of the bundle from the site.
protocol SiteOutput: SendableMetatype {
  /// Plans the files; none where the site has none of their kind.
  static func outputs(of site: SiteSource) -> [Output]
}

/// Everything that files of the bundle are made from.
struct SiteSource: Sendable {
  let content: Content
  let templates: TemplateFolder
  /// What every page may show.
  let frame: PageFrame
  let lists: DocumentLists

  init(_ content: Content, _ templates: TemplateFolder) {
    self.content = content
    self.templates = templates
    (frame, lists) = concurrently(
      { PageFrame(content, templates) },
      { DocumentLists(content) })
  }
}
