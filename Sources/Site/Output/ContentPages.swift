/// The ordinary pages, each by the template that it names.
enum ContentPages: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    let isInLayout = site.templates.mentions("notices", in: "layout")
    let lists = Set(site.content.pages.map(\.template)).filter {
      isInLayout || site.templates.mentions("notices", in: $0)
    }
    return site.content.pages.map { page in
      lists.contains(page.template) ? list(page, of: site) : plain(page, of: site)
    }
  }

  private static func plain(_ page: Page, of site: SiteSource) -> Output {
    Output(
      "site/\(page.path.text)", .page, from: page, site.frame
    ) { page, frame throws(ContentErrors) in
      try frame.page(
        page.template, head: page.head, document: LinkingDocument(page.body)
      ) { values throws(ContentErrors) in
        values.html("content", try page.body.html(in: frame))
      }
    }
  }

  /// How many documents a page may list that is no list of its own.
  private static let newest = 10

  /// A page whose template names the newest documents.
  private static func list(_ page: Page, of site: SiteSource) -> Output {
    Output(
      "site/\(page.path.text)", .list, from: page, site.frame,
      site.content.notices.prefix(newest).map(NoticeSummary.init)
    ) { page, frame, notices throws(ContentErrors) in
      try frame.page(
        page.template, head: page.head, document: LinkingDocument(page.body)
      ) { values throws(ContentErrors) in
        values.html("content", try page.body.html(in: frame))
        values.list("notices", notices, base: frame.base)
      }
    }
  }
}

extension Page {
  /// What is said of the page in its head.
  var head: PageHead {
    PageHead(path: path, title: title, description: description, column: column)
  }
}
