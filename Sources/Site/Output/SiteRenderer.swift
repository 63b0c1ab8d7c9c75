/// Makes the pages of the site from content and templates.
struct SiteRenderer {
  private let content: Content
  private let templates: TemplateFolder
  private let context: SiteContext

  init(content: Content, templates: TemplateFolder) {
    self.content = content
    self.templates = templates
    context = SiteContext(content)
  }

  /// All files of the document root; what is wrong is added to the diagnostics.
  func files(_ diagnostics: inout [Diagnostic]) -> [OutputFile] {
    var files: [OutputFile] = []
    for page in content.pages {
      let body = page.body.html(base: content.site.base, &diagnostics)
      files += collecting(&diagnostics) { () throws(ContentErrors) in [try file(page, body)] }
    }
    for notice in content.notices {
      let body = body(of: notice, &diagnostics)
      files += collecting(&diagnostics) { () throws(ContentErrors) in [try file(notice, body)] }
    }
    files += attachedFiles
    for asset in templates.assets {
      files += collecting(&diagnostics) { () throws(ContentErrors) in [try file(asset: asset)] }
    }
    return files
  }

  private func collecting(
    _ diagnostics: inout [Diagnostic], _ make: () throws(ContentErrors) -> [OutputFile]
  ) -> [OutputFile] {
    do throws(ContentErrors) {
      return try make()
    } catch {
      diagnostics += error.diagnostics.filter { !diagnostics.contains($0) }
      return []
    }
  }

  private func file(_ page: Page, _ body: String) throws(ContentErrors) -> OutputFile {
    let head = PageHead(
      path: page.path, title: page.title, description: page.description,
      column: title(ofColumn: page.column))
    let html = try render(page.template, head: head, ["content": .text(body)])
    return OutputFile(site: page.path, bytes: Array(html.utf8))
  }

  /// The text of a document; what is wrong with that of a draft stops no build.
  private func body(of notice: Notice, _ diagnostics: inout [Diagnostic]) -> String {
    var findings: [Diagnostic] = []
    let body = notice.body.html(base: content.site.base, &findings)
    diagnostics += notice.isDraft ? findings.map { $0.asWarning } : findings
    return body
  }

  private func file(_ notice: Notice, _ body: String) throws(ContentErrors) -> OutputFile {
    let head = PageHead(
      path: notice.path, title: notice.title,
      description: "\(notice.issuer)　\(notice.number)", column: title(ofColumn: notice.column))
    let html = try render(
      "notice", head: head, ["notice": notice.value(in: content.site, body: body)])
    return OutputFile(site: notice.path, bytes: Array(html.utf8))
  }

  /// The title of a column; empty where there is none.
  func title(ofColumn id: String) -> String {
    content.site.column(id)?.title ?? ""
  }

  /// The files of all attachments; one that two documents share is there once.
  private var attachedFiles: [OutputFile] {
    var known: Set<SitePath> = []
    return content.notices.flatMap { $0.attachments.compactMap { $0.file } }
      .filter { known.insert($0.path).inserted }
      .map { OutputFile(site: $0.path, bytes: $0.bytes) }
  }

  private func file(asset path: SitePath) throws(ContentErrors) -> OutputFile {
    do throws(Diagnostic) {
      return OutputFile(site: path, bytes: try templates.asset(path))
    } catch {
      throw ContentErrors(diagnostics: [error])
    }
  }

  /// Renders a template, with names that only this page has, and puts the site's layout around it.
  func render(
    _ template: String, head: PageHead, _ members: [String: TemplateValue]
  ) throws(ContentErrors) -> String {
    var names = context.members(for: head).merging(members) { $1 }
    names["main"] = .text(try templates.render(template, names))
    return try templates.render("layout", names)
  }

  /// Renders a template alone, as a part of the answer page.
  func renderPart(
    _ template: String, head: PageHead, _ members: [String: TemplateValue]
  ) throws(ContentErrors) -> String {
    try templates.render(template, context.members(for: head).merging(members) { $1 })
  }
}
