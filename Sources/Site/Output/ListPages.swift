/// The pages of all lists of documents: of columns, of topics, and of the archive.
enum ListPages: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.lists.all.flatMap { $0.outputs(site.frame) }
  }
}
