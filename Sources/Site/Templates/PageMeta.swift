/// The meta tags that 政府网站发展指引 (国办发〔2017〕47号) asks for, by their exact names.
///
/// Those of the site stand on every page, those of a column on its pages, those of the content on a
/// document; an answer of the lookup asks to be left alone instead. None is empty, and none stands twice.
struct PageMeta {
  let site: SiteSettings

  /// Writes down the tags of a page, whose column is a part of the shape already.
  func write(_ page: PageHead, address: String, to values: inout PageValues) {
    values.list("meta") { values in
      values.fixedItems(tags(ofSite) + (page.isAnswer ? [] : tags(ofColumn(page.column))))
      values.fact(page.isAnswer)
      values.fact(page.article != nil)
      if page.isAnswer {
        values.fixedItems(tags([("robots", "noindex")]))
      } else if let article = page.article {
        write(article, page, address: address, to: &values)
      } else {
        // In lower case, as search engines read it on pages that are no content.
        values.tag("description", page.description)
      }
    }
  }

  private var ofSite: [(name: String, content: String)] {
    [
      ("SiteName", site.name), ("SiteDomain", site.hosts.portal),
      ("SiteIDCode", site.record.siteCode),
    ]
  }

  private func ofColumn(_ id: String) -> [(name: String, content: String)] {
    guard let column = site.column(id) else { return [] }
    return [
      ("ColumnName", column.title), ("ColumnDescription", column.description),
      ("ColumnKeywords", column.keywords.joined(separator: ",")),
      ("ColumnType", column.type.rawValue),
    ]
  }

  private func write(
    _ article: PageArticle, _ page: PageHead, address: String, to values: inout PageValues
  ) {
    values.tag("ArticleTitle", page.title)
    values.tag("PubDate", article.published.text)
    values.tag("ContentSource", article.source)
    values.tag("Keywords", article.keywords.joined(separator: ","))
    values.tag("Author", article.source)
    values.tag("Description", page.description)
    values.tag("Image", article.image)
    values.tag("Url", address)
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
  let siteName: String

  /// Writes down the properties of a page; an answer has none.
  func write(_ page: PageHead, address: String, to values: inout PageValues) {
    values.list("properties") { values in
      guard !page.isAnswer else { return }
      let type = page.article == nil ? "website" : "article"
      values.fixedItems(
        tags([("og:type", type), ("og:site_name", siteName), ("og:locale", "zh_CN")]))
      values.tag("og:title", page.title)
      values.tag("og:description", page.description)
      values.tag("og:url", address)
      values.tag("og:image", page.article?.image ?? "")
      values.tag("article:published_time", page.article?.published.internetText ?? "")
    }
  }
}

extension PageValues {
  /// A tag of this page, unless it would say nothing.
  ///
  /// The name follows from its place among the tags that pages of this kind may have.
  fileprivate mutating func tag(_ name: String, _ content: String) {
    fact(!content.isEmpty)
    guard !content.isEmpty else { return }
    item { values in
      values.fixed("name", .text(name))
      values.text("content", content)
    }
  }
}

/// Tags but for those that would say nothing.
private func tags(_ tags: [(name: String, content: String)]) -> [TemplateValue] {
  tags.filter { !$0.content.isEmpty }.map {
    .object(["name": .text($0.name), "content": .text($0.content)])
  }
}
