import CertificateIndex

extension Notice {
  /// Reads a document by its path in the content's folder, such as `notices/2020/a.md`.
  ///
  /// What is wrong with it is added to the diagnostics.
  init?(
    file: String, in folder: ContentFolder, site: ListingPlaces?,
    _ diagnostics: inout [Diagnostic]
  ) {
    do throws(Diagnostic) {
      let contents = try folder.contents(file)
      if let known = NoticeText.known(file, contents, in: folder), site?.has(known) ?? true {
        diagnostics += known.judgedFindings
        self.init(text: known)
        return
      }
      let document = try DocumentFile(file, .notice, contents, in: folder)
      var fields = try document.fields()
      guard let path = SitePath(file.dropLast(3) + ".html") else {
        throw Diagnostic(
          path: document.displayPath, message: "the name cannot be an address; rename the file")
      }
      let text = NoticeText(path: path, document, &fields, folder: folder)
      if let site { text?.checkPlaces(in: site, &fields) }
      let ofFields = fields.finished()
      document.keep(ofFields.isEmpty ? text : nil, in: folder)
      let findings = ofFields + document.findings
      if !findings.isEmpty { diagnostics += Notice.judged(findings, &fields) }
      guard let text else { return nil }
      self.init(text: text)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// A draft may be unfinished: what is wrong with it stops no build.
  private static func judged(
    _ findings: [Diagnostic], _ fields: inout YAMLFields
  ) -> [Diagnostic] {
    fields.flag("draft") ? findings.map { $0.asWarning } : findings
  }
}

extension NoticeText {
  /// What is wrong with the text, when nothing is wrong with the fields.
  fileprivate var judgedFindings: [Diagnostic] {
    isDraft ? body.findings.map { $0.asWarning } : body.findings
  }
}

/// Where a site lists documents, by the names that documents give; one for all documents.
final class ListingPlaces: Sendable {
  let site: SiteSettings
  /// The ids of the columns that list documents.
  private let columns: [String]
  /// The titles of the topics.
  private let topics: [String]

  init(_ site: SiteSettings) {
    self.site = site
    columns = site.listColumns.map { $0.id }
    topics = site.topics.map { $0.title }
  }

  /// Whether the site lists a document wherever it asks for that.
  fileprivate func has(_ notice: NoticeText) -> Bool {
    (notice.column.isEmpty || has(notice.column, among: columns))
      && notice.topics.allSatisfy { has($0, among: topics) }
  }

  /// Bytes are compared sooner than characters.
  private func has(_ name: String, among names: [String]) -> Bool {
    names.contains { $0.hasBytes(of: name) }
  }
}

extension NoticeText {
  /// Checks that the site has the column and the topics.
  fileprivate func checkPlaces(in places: ListingPlaces, _ fields: inout YAMLFields) {
    if places.has(self) { return }
    let site = places.site
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

extension YAMLFields {
  /// The bodies that sign.
  mutating func issuers() -> [String] {
    let known = diagnostics.count
    let issuers = textOrTexts("issuer")
    if diagnostics.count == known, issuers.isEmpty || issuers.contains("") {
      report("issuer", "'issuer' is missing or empty; write 'issuer: …'")
    }
    return issuers
  }

  /// A day or a minute.
  mutating func publicationTime(_ name: String) -> PublicationTime? {
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
  /// Reads an attachment of a document in a folder.
  init(_ fields: inout YAMLFields, folder: ContentFolder, parent: String) {
    title = fields.requiredText("title")
    guard let name = fields.text("file") else { return }
    guard let path = SitePath("\(parent)/\(name)"), !name.contains("/") else {
      fields.report(
        "file",
        name.contains("/") || name.hasPrefix(".")
          ? "'\(name)' must be the name of a file beside the document"
          : "'\(name)' cannot be an address; rename the file")
      return
    }
    do throws(Diagnostic) {
      file = try SourceFile(path, in: folder)
    } catch {
      fields.report("file", "'\(name)' does not lie beside the document; put it there")
    }
  }
}
