/// A rendered page with marks in the place of texts, and the texts that all pages of its shape have in common.
private typealias MarkedPage = (html: [UInt8], fixed: SlotContents)

/// What every page may show, and the templates that show it.
final class PageFrame: Digested {
  let digest: Digest
  let site: SiteSettings
  /// The path below which the site lies.
  var base: String { site.base }
  /// The subjects of documents, with their lists.
  private let topics: [ListLink]
  private let topicPlaces: TopicPlaces
  /// The tables of `data/`.
  let tables: [DataTable]
  private let templates: TemplateFolder
  private let context: SiteContext
  private let shared: Members
  private let skeletons = ShapeCache<Skeleton>()
  /// HTML with marks in which runs are short; nil where more of them cannot be told from it.
  private let shortPages = ShapeCache<MarkedPage?>()

  init(_ content: Content, _ templates: TemplateFolder) {
    let hasFeed = !content.notices.isEmpty
    let content = content.withoutDocuments
    digest = Digest(of: content, templates, hasFeed ? 1 : 0)
    site = content.site
    topics = content.site.topics.map { ListLink(title: $0.title, url: $0.url) }
    topicPlaces = TopicPlaces(content.site.topics)
    tables = content.tables
    self.templates = templates
    context = SiteContext(content, assets: templates.assets, hasFeed: hasFeed)
    shared = context.members
  }

  /// A link of a document as its page writes it: below the site's base, and a file of `assets/` by the
  /// name under which it is published.
  func published(_ link: String) -> String {
    href(templates.assets.published(link), base: site.base)
  }

  /// The lists of a document's subjects, in the order of the site.
  func topics(titled titles: [String]) -> [ListLink] {
    topicPlaces.places(titled: titles).map { topics[$0] }
  }

  /// The address of the list of an issuer's documents; nil where the site has no archive.
  func address(ofListOfIssuer name: String) -> String? {
    site.archive.map { _ in
      href(SitePath(made: ArchiveSettings.folder(ofIssuer: name) + "/index.html").url, base: base)
    }
  }

  /// Makes a page by a template, with the site's layout around it.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - head: What is said of the page in its head.
  ///   - document: The text of the page, where links of its own stand in it.
  ///   - write: Writes down the names that only this page has; once more where it is the first of its shape.
  /// - Returns: The page, whose texts are at hand.
  /// - Throws: Names in the templates that no value has.
  func page(
    _ template: String, head: PageHead, document: LinkingDocument? = nil,
    _ write: (inout PageValues) throws(ContentErrors) -> Void
  ) throws(ContentErrors) -> Rendering {
    func writeAll(_ values: inout PageValues) throws(ContentErrors) {
      context.write(head, to: &values)
      try write(&values)
    }
    let values = try PageValues(writeAll)
    let shape = PageShape(template: template, shape: ByteKey(values.shape), runs: values.runs)
    let skeleton = try skeletons.value(shape) { () throws(ContentErrors) in
      try self.skeleton(of: shape, writeAll)
    }
    let contents = values.contents
    return Rendering(
      references: PageReferences(skeleton.references, contents, document: document)
    ) { () throws(Diagnostic) in
      try skeleton.filled(contents)
    }
  }

  /// Makes the skeleton of a shape.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - write: Writes down a page of it.
  /// - Returns: The skeleton.
  /// - Throws: Names in the templates that no value has.
  private func skeleton(
    of shape: PageShape, _ write: (inout PageValues) throws(ContentErrors) -> Void
  ) throws(ContentErrors) -> Skeleton {
    if !shape.runs.isEmpty, !templates.looksAtLists {
      let short = try shortPages.value(shape.withoutRuns) { () throws(ContentErrors) in
        try shortPage(shape, write)
      }
      if let short, let html = shape.runs.expanded(short.html) {
        return Skeleton(html, fixed: short.fixed)
      }
    }
    let page = try marked(shape.template, namedItems: nil, write)
    return Skeleton(page.html, fixed: page.fixed)
  }

  /// Renders a page with as few items in its runs as show what each further one adds; nil where it does not add
  /// just that.
  private func shortPage(
    _ shape: PageShape, _ write: (inout PageValues) throws(ContentErrors) -> Void
  ) throws(ContentErrors) -> MarkedPage? {
    let page = try marked(shape.template, namedItems: ItemRun.shown, write)
    let longer = try marked(shape.template, namedItems: ItemRun.shown + 1, write)
    let runs = shape.runs.map { $0.with(ItemRun.shown + 1) }
    return runs.expanded(page.html) == longer.html ? page : nil
  }

  /// Renders a page with marks in the place of texts.
  private func marked(
    _ template: String, namedItems: Int?,
    _ write: (inout PageValues) throws(ContentErrors) -> Void
  ) throws(ContentErrors) -> MarkedPage {
    let names = try PageValues.names(.marks, namedItems: namedItems, write)
    return (Array(try html(template, names.members).utf8), names.fixed)
  }

  /// The HTML of a page.
  func html(
    _ template: String, head: PageHead, _ members: Members
  ) throws(ContentErrors) -> String {
    try html(template, names(head).with(members))
  }

  private func names(_ head: PageHead) -> Members {
    PageValues.names(.texts) { context.write(head, to: &$0) }.members
  }

  private func html(_ template: String, _ own: Members) throws(ContentErrors) -> String {
    let names = shared.with(own)
    let main = try templates.render(template, names)
    return try templates.render("layout", names.with(["main": .text(main)]))
  }

  /// Renders a template alone, with names of its own and no others.
  func html(ofPart template: String, _ members: Members) throws(ContentErrors) -> String {
    try templates.render(template, members)
  }

  /// Renders a template alone, as a part of the answer page.
  func part(
    _ template: String, head: PageHead, _ members: Members
  ) throws(ContentErrors) -> String {
    try templates.render(template, shared.with(names(head)).with(members))
  }
}
