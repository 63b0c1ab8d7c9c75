import CertificateIndex

extension Notice {
  /// Reads a document by its path in the content's folder, such as `notices/2020/a.md`.
  ///
  /// What is wrong with it is added to the diagnostics.
  init?(
    file: String, in folder: ContentFolder, site: SiteSettings?, _ diagnostics: inout [Diagnostic]
  ) {
    do throws(Diagnostic) {
      let document = try DocumentFile(file, .notice, in: folder)
      var fields = try document.fields()
      guard let path = SitePath(file.dropLast(3) + ".html") else {
        throw Diagnostic(
          path: document.displayPath, message: "the name cannot be an address; rename the file")
      }
      let notice = Notice(path: path, document, &fields, folder: folder)
      if let site { notice?.checkPlaces(in: site, &fields) }
      diagnostics += Notice.findings(fields, document.findings)
      guard let notice else { return nil }
      self = notice
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// A draft may be unfinished: what is wrong with it stops no build.
  private static func findings(_ fields: YAMLFields, _ proofs: [Diagnostic]) -> [Diagnostic] {
    var fields = fields
    let findings = fields.finished() + proofs
    return fields.flag("draft") ? findings.map { $0.asWarning } : findings
  }

  private init?(
    path: SitePath, _ document: DocumentFile, _ fields: inout YAMLFields, folder: ContentFolder
  ) {
    self.path = path
    body = DocumentBody(document, &fields)
    title = fields.requiredText("title")
    number = fields.text("number") ?? ""
    issuers = fields.issuers()
    addressees = fields.text("to") ?? ""
    copies = fields.texts("copies")
    contact = fields.object("contact") { fields in
      Contact(name: fields.requiredText("name"), phone: fields.requiredText("phone"))
    }
    note = withoutBrackets(fields.text("note") ?? "")
    format = fields.choice("format") ?? .letter
    column = fields.text("column") ?? ""
    topics = fields.texts("topics")
    tags = fields.texts("tags")
    description = fields.text("description") ?? ""
    aliases = fields.aliases()
    isDraft = fields.flag("draft")
    datePlace = fields.place(of: "date")
    expires = fields.date("expires")
    amends = fields.documents("amends")
    repeals = fields.documents("repeals")
    declaredStatus = fields.choice("status")
    statusPlace = fields.place(of: "status")
    let parent = path.text.split(separator: "/").dropLast().joined(separator: "/")
    attachments = fields.list("attachments") {
      Attachment(&$0, folder: folder, parent: parent)
    }
    files = Digest(of: document, attachments.compactMap { $0.file })
    publishFrom = fields.date("publish_from")
    let published = fields.publicationTime("published")
    guard let date = fields.requiredDate("date") else { return nil }
    self.date = date
    self.published = published ?? PublicationTime(day: publishFrom ?? date)
  }

  /// Checks that the site has the column and the topics.
  private func checkPlaces(in site: SiteSettings, _ fields: inout YAMLFields) {
    fields.checkColumn(column, among: site.columns)
    if let page = site.column(column)?.page {
      fields.report(
        "column",
        "the column '\(column)' is the page \(page) and lists no documents; name another one")
    }
    let titles = site.topics.map { $0.title }
    for topic in topics where !titles.contains(topic) {
      fields.report(
        "topics",
        "site.yaml has no topic '\(topic)'"
          + advice(for: topic, among: titles, otherwise: "write it below 'topics:' there"))
    }
  }
}

/// The note without the brackets that its page puts around it.
private func withoutBrackets(_ text: String) -> String {
  text.hasPrefix("（") && text.hasSuffix("）") ? String(text.dropFirst().dropLast()) : text
}

extension YAMLFields {
  fileprivate mutating func issuers() -> [String] {
    let known = diagnostics.count
    let issuers = textOrTexts("issuer")
    if diagnostics.count == known, issuers.isEmpty || issuers.contains("") {
      report("issuer", "'issuer' is missing or empty; write 'issuer: …'")
    }
    return issuers
  }

  fileprivate mutating func publicationTime(_ name: String) -> PublicationTime? {
    guard let text = text(name) else { return nil }
    guard let time = PublicationTime(text) else {
      report(name, "'\(text)' is no day or time; write it as 2020-10-28 or 2020-10-28 09:30")
      return nil
    }
    return time
  }

  /// Former addresses of a page: `/old/page.html`, `/old/`.
  mutating func aliases() -> [FormerAddress] {
    items("aliases").compactMap { item in
      if case .text(let text, let place) = item, let address = FormerAddress(text, at: place) {
        return address
      }
      reportAlias(item)
      return nil
    }
  }

  private mutating func reportAlias(_ item: Item) {
    let advice = "write it as /old/page.html, from the root of the site"
    switch item {
    case .text(let text, let place):
      report(at: place, "'\(text)' is no former address; \(advice)")
    case .fields(_, let place):
      report(at: place, "fields are no former address; \(advice)")
    }
  }

  /// Reports a column that the site does not have.
  mutating func checkColumn(_ id: String, among columns: [SiteColumn]) {
    guard !id.isEmpty, !columns.contains(where: { $0.id == id }) else { return }
    report(
      "column",
      "site.yaml has no column '\(id)'"
        + advice(
          for: id, among: columns.map { $0.id }, otherwise: "write it below 'columns:' there"))
  }
}

extension Notice.Attachment {
  fileprivate init(_ fields: inout YAMLFields, folder: ContentFolder, parent: String) {
    title = fields.requiredText("title")
    guard let name = fields.text("file") else { return }
    guard let path = SitePath("\(parent)/\(name)"), !name.contains("/") else {
      fields.report("file", "'\(name)' must be the name of a file beside the document")
      return
    }
    do throws(Diagnostic) {
      file = try SourceFile(path, in: folder)
    } catch {
      fields.report("file", "'\(name)' does not lie beside the document; put it there")
    }
  }
}
