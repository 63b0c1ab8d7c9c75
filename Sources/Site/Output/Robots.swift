/// `robots.txt` (RFC 9309): the answers are no pages to be found; a preview is none at all.
enum Robots: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    [Output("site/robots.txt", .list, text: text(site.content))]
  }

  private static func text(_ content: Content) -> String {
    guard !content.edition.includesDrafts else { return "User-agent: *\nDisallow: /\n" }
    return """
      User-agent: *
      Disallow: \(content.site.base)cgi-bin/
      Sitemap: \(content.site.address(ofURL: "/sitemap.xml"))

      """
  }
}
