/// Files of `templates/assets`, under names with a hash.
enum AssetFiles: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.templates.assets.assets.map { $0.output }
  }
}
