/// The meta tags that 政府网站发展指引 (国办发〔2017〕47号) asks for, by their exact names.
///
/// Those of the site stand on every page, those of a column on its pages, those of the content on a
/// document; an answer of the lookup asks to be left alone instead. None is empty, and none stands twice.
struct PageMeta {
  private(set) var tags: [(name: String, content: String)] = []

  init(_ page: PageHead, _ site: SiteSettings) {
    add("SiteName", site.name)
    add("SiteDomain", site.hosts.portal)
    add("SiteIDCode", site.record.siteCode)
    guard !page.isAnswer else {
      add("robots", "noindex")
      return
    }
    if let column = site.column(page.column) { add(column) }
    if let article = page.article {
      add(article, page, site)
    } else {
      // In lower case, as search engines read it on pages that are no content.
      add("description", page.description)
    }
  }

  private mutating func add(_ column: SiteColumn) {
    add("ColumnName", column.title)
    add("ColumnDescription", column.description)
    add("ColumnKeywords", column.keywords.joined(separator: ","))
    add("ColumnType", column.type.rawValue)
  }

  private mutating func add(_ article: PageArticle, _ page: PageHead, _ site: SiteSettings) {
    add("ArticleTitle", page.title)
    add("PubDate", article.published.text)
    add("ContentSource", article.source)
    add("Keywords", article.keywords.joined(separator: ","))
    add("Author", article.source)
    add("Description", page.description)
    add("Image", article.image)
    add("Url", site.address(of: page.path))
  }

  /// Adds a tag unless it would say nothing.
  private mutating func add(_ name: String, _ content: String) {
    if !content.isEmpty { tags.append((name, content)) }
  }
}

/// What is said in the head of a page that is a document.
struct PageArticle {
  var published: PublicationTime
  /// Who issued it.
  var source: String
  var keywords: [String]
  /// The address of its first picture; empty where it has none.
  var image: String
}

/// The properties of a page for those who show a link to it (Open Graph).
struct OpenGraph {
  let properties: [(name: String, content: String)]

  init(_ page: PageHead, _ site: SiteSettings) {
    guard !page.isAnswer else {
      properties = []
      return
    }
    let properties = [
      ("og:type", page.article == nil ? "website" : "article"),
      ("og:site_name", site.name),
      ("og:locale", "zh_CN"),
      ("og:title", page.title),
      ("og:description", page.description),
      ("og:url", site.address(of: page.path)),
      ("og:image", page.article?.image ?? ""),
      ("article:published_time", page.article?.published.internetText ?? ""),
    ]
    self.properties = properties.filter { !$0.1.isEmpty }
  }
}
