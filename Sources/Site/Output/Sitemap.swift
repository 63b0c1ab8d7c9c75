import CertificateIndex
import Markdown

/// `sitemap.xml`: every page, with the day of its last change where that is known (sitemaps.org 0.9).
enum Sitemap: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    files(SitemapEntry.all(of: site), site.content.site, most: 50_000)
  }

  /// The map, divided where there are more pages than one file may name.
  static func files(_ entries: [SitemapEntry], _ site: SiteSettings, most: Int) -> [Output] {
    let parts = stride(from: 0, to: entries.count, by: most).map { start in
      Array(entries[start..<min(start + most, entries.count)])
    }
    guard parts.count > 1 else { return [map("sitemap.xml", entries, site)] }
    let names = parts.indices.map { "sitemap-\($0 + 1).xml" }
    return zip(names, parts).map { map($0, $1, site) } + [index(names, site)]
  }

  private static func map(
    _ name: String, _ entries: [SitemapEntry], _ site: SiteSettings
  ) -> Output {
    Output("site/\(name)", .list, from: entries, site) { entries, site in
      let root = site.address(ofURL: "/")
      return Rendering { () throws(Diagnostic) in
        document(
          "urlset",
          entries.map {
            (name: "url", address: root + $0.path.url.dropFirst(), changed: $0.changed)
          }
        )
      }
    }
  }

  private static func index(_ names: [String], _ site: SiteSettings) -> Output {
    Output("site/sitemap.xml", .list, from: names, site) { names, site in
      Rendering { () throws(Diagnostic) in
        document(
          "sitemapindex",
          names.map { (name: "sitemap", address: site.address(ofURL: "/\($0)"), changed: nil) })
      }
    }
  }

  private static func document(
    _ root: String, _ items: [(name: String, address: String, changed: CivilDate?)]
  ) -> [UInt8] {
    var xml = TextBuffer(capacity: 128 * items.count)
    xml.append(
      text: """
        <?xml version="1.0" encoding="utf-8"?>
        <\(root) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

        """)
    for item in items {
      xml.append(text: "<\(item.name)><loc>")
      xml.append(escaped: item.address)
      xml.append("</loc>")
      if let changed = item.changed {
        xml.append("<lastmod>")
        xml.append(changed.iso8601)
        xml.append("</lastmod>")
      }
      xml.append(text: "</\(item.name)>\n")
    }
    xml.append(text: "</\(root)>\n")
    return xml.bytes
  }
}

/// A page, and when it changed.
struct SitemapEntry: Digested {
  let path: SitePath
  /// The day of its last change; nil where nothing says it.
  let changed: CivilDate?

  var digest: Digest {
    var digester = Digester()
    digester.add(path.text)
    digester.add(Int(changed?.packed ?? 0))
    return digester.digest()
  }
}

extension SitemapEntry {
  /// All pages of a site that search engines may show; the error page is none.
  ///
  /// A document changed when it was published, a list or the home page with its newest document.
  fileprivate static func all(of site: SiteSource) -> [SitemapEntry] {
    let newest = site.content.notices.first?.published.day
    let pages = site.content.pages.filter { $0.path != .notFound }.map { page in
      SitemapEntry(path: page.path, changed: page.path == .home ? newest : nil)
    }
    let notices = site.content.notices.map {
      SitemapEntry(path: $0.path, changed: $0.published.day)
    }
    let lists = site.lists.all.flatMap { list in
      list.paths.map { SitemapEntry(path: $0, changed: list.notices.first?.published.day) }
    }
    let archive = site.content.site.archive.map { _ in
      SitemapEntry(path: ArchiveSettings.path, changed: newest)
    }
    return pages + notices + lists + [archive].compactMap { $0 }
  }
}
