/// Files of `templates/assets`, as they are.
enum AssetFiles: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.templates.assets.map { $0.output }
  }
}
