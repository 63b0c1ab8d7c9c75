extension NoticeSummary {
  /// The document in a list, as templates name it.
  func value(base: String) -> TemplateValue {
    .object([
      "title": .text(title),
      "href": .text(href(path.url, base: base)),
      "number": .text(number),
      "date": date.chineseText,
      "isoDate": date.isoText,
      "published": published.day.chineseText,
      "isoPublished": published.day.isoText,
      "issuer": .text(issuer),
      "status": .text(status?.wording ?? ""),
      "isPast": .flag(status?.isPast ?? false),
      "isDraft": .flag(isDraft),
    ])
  }
}

extension Notice {
  /// The document on its own page, as templates name it.
  ///
  /// - Throws: Names in the template of a table that no value has.
  func value(in frame: PageFrame) throws(ContentErrors) -> TemplateValue {
    let base = frame.site.base
    return .object(
      text.names(base: base).with(statusNames).with(relations.members(base: base))
        .with(text.places(in: frame.site)).with(["body": try text.body.html(in: frame)]))
  }

  private var statusNames: Members {
    [
      "status": .text(status?.wording ?? ""),
      "hasStatus": .flag(status != nil),
      "isPast": .flag(status?.isPast ?? false),
      "isRepealed": .flag(status == .repealed),
      "isExpired": .flag(status == .expired),
      "isAmended": .flag(status == .amended),
    ]
  }
}

extension NoticeText {
  /// Where the document is listed.
  fileprivate func places(in site: SiteSettings) -> Members {
    let column = site.column(column)
    return [
      "column": .object([
        "title": .text(column?.title ?? ""),
        "href": .text(column.map { href($0.url, base: site.base) } ?? ""),
      ]),
      "hasColumn": .flag(column != nil),
      "topics": .list(
        site.topics.filter { topics.contains($0.title) }.map {
          ListLink(title: $0.title, url: $0.url).value(base: site.base)
        }),
      "hasTopics": .flag(!topics.isEmpty),
      "issuers": .list(issuers.map { issuer($0, in: site) }),
    ]
  }

  private func issuer(_ name: String, in site: SiteSettings) -> TemplateValue {
    let folder = site.archive.map { _ in ArchiveSettings.folder(ofIssuer: name) }
    let page = folder.map { SitePath(made: $0 + "/index.html") }
    return .object([
      "text": .text(name),
      "isLinked": .flag(page != nil),
      "href": .text(page.map { href($0.url, base: site.base) } ?? ""),
    ])
  }

  fileprivate func names(base: String) -> Members {
    [
      "title": .text(title),
      "number": .text(number),
      "hasNumber": .flag(!number.isEmpty),
      "issuer": .text(issuer),
      "mainIssuer": .text(issuers.first ?? ""),
      "isJoint": .flag(issuers.count > 1),
      "isLetter": .flag(format == .letter),
      "to": .text(addressees),
      "hasTo": .flag(!addressees.isEmpty),
      "date": date.chineseText,
      "isoDate": date.isoText,
      "published": published.day.chineseText,
      "isoPublished": published.day.isoText,
      "copies": .texts(copies),
      "hasCopies": .flag(!copies.isEmpty),
      "contact": .object([
        "name": .text(contact?.name ?? ""), "phone": .text(contact?.phone ?? ""),
      ]),
      "hasContact": .flag(contact != nil),
      "note": .text(note),
      "hasNote": .flag(!note.isEmpty),
      "attachments": .list(
        attachments.enumerated().map { number, attachment in
          attachment.value(ordinal: number + 1, base: base)
        }),
      "hasAttachments": .flag(!attachments.isEmpty),
      "severalAttachments": .flag(attachments.count > 1),
      "expires": expires?.chineseText ?? .text(""),
      "isoExpires": expires?.isoText ?? .text(""),
      "hasExpires": .flag(expires != nil),
      "isDraft": .flag(isDraft),
    ]
  }
}

extension DocumentRelations {
  /// The lists of other documents, and whether each has any.
  fileprivate func members(base: String) -> Members {
    let lists = [
      ("amends", "hasAmends", amends), ("repeals", "hasRepeals", repeals),
      ("amendedBy", "hasAmendedBy", amendedBy), ("repealedBy", "hasRepealedBy", repealedBy),
    ]
    let members: Members = ["hasRelations": .flag(self != DocumentRelations())]
    return lists.reduce(members) { members, list in
      let (name, flag, documents) = list
      return members.with(
        Members([
          (name, .list(documents.map { $0.value(base: base) })),
          (flag, .flag(!documents.isEmpty)),
        ]))
    }
  }
}

extension RelatedDocument {
  fileprivate func value(base: String) -> TemplateValue {
    .object([
      "title": .text(title),
      "number": .text(number),
      "hasNumber": .flag(!number.isEmpty),
      "isLinked": .flag(path != nil),
      "href": .text(path.map { href($0.url, base: base) } ?? ""),
    ])
  }
}

extension Notice.Attachment {
  fileprivate func value(ordinal: Int, base: String) -> TemplateValue {
    .object([
      "ordinal": .text(String(ordinal)),
      "title": .text(title),
      "href": .text(file.map { href($0.path.url, base: base) } ?? ""),
      "isLinked": .flag(file != nil),
      "size": .text(file.map { sizeText($0.size) } ?? ""),
      "type": .text(file?.path.text.split(separator: ".").last.map { $0.uppercased() } ?? ""),
    ])
  }
}

/// A length in whole kilobytes, at least one; from a megabyte on in megabytes with one decimal.
private func sizeText(_ bytes: Int) -> String {
  guard bytes >= 1 << 20 else { return "\(max(1, (bytes + 512) / 1024)) KB" }
  let tenths = (bytes * 10 + 1 << 19) >> 20
  return "\(tenths / 10).\(tenths % 10) MB"
}
